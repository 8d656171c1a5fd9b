import { BlockList, isIP } from "node:net";
import { env } from "@/lib/env";
import { PEER_HEADER, peersAreMarked } from "./peer-address";
import { currentRequest } from "./request-context";

type ReadHeader = (name: string) => string | null;

export type Hops = {
  /** The other end of the connection; null when it could not be learned. */
  peer: string | null;
  /** The X-Forwarded-For header as it came. */
  forwardedFor: string | null;
  /** Addresses or CIDR ranges whose word about the one before them is taken. */
  trustedProxies: readonly string[];
};

/** Plain form of an address: no port, no brackets, IPv4 not dressed as IPv6; null for anything that is none. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim().replace(/^\[([^\]]+)\](?::\d+)?$/, "$1");
  const withoutPort = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(trimmed) ? trimmed.replace(/:\d+$/, "") : trimmed;
  const address = withoutPort.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();
  return isIP(address) ? address : null;
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * The address a request comes from: starting at the connection, each hop's word about the hop before it is believed
 * only while the hop is one of our proxies. What lies beyond the first stranger anybody could have written.
 */
export function addressBehind({ peer, forwardedFor, trustedProxies }: Hops): string | null {
  const trusted = listOf(trustedProxies);
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  const hops = (forwardedFor ?? "").split(",").map(plainAddress);
  let address = peer === null ? null : plainAddress(peer);
  while (address !== null && isTrusted(address) && hops.length > 0) {
    const before = hops.pop() ?? null;
    if (before === null) break;
    address = before;
  }
  return address;
}

/** The client's address for counting attempts, or "unknown". Hand in a reader of the request's headers. */
export function clientAddress(read: ReadHeader): string {
  const { trustedProxies } = env();
  const forwardedFor = read("x-forwarded-for");
  if (peersAreMarked())
    return addressBehind({ peer: read(PEER_HEADER), forwardedFor, trustedProxies }) ?? "unknown";
  // Nobody marked the connection (a test, a tool): Next itself appends the peer where no header came.
  const hops = (forwardedFor ?? "").split(",");
  const peer = hops.pop() ?? null;
  return addressBehind({ peer, forwardedFor: hops.join(","), trustedProxies }) ?? "unknown";
}

/** The network an address belongs to: enough to tell an office from a café, too little to tell one person's device. */
export function networkOf(address: string): string | null {
  if (isIP(address) === 4) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIP(address) !== 6) return null;
  const [head = "", tail] = address.split("::");
  const front = head.split(":").filter(Boolean);
  const behind = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - front.length - behind.length;
  const groups = [...front, ...Array<string>(Math.max(zeros, 0)).fill("0"), ...behind];
  return `${groups.slice(0, 3).join(":")}::/48`;
}

/** The network that the current request comes from; null in a background job and in scripts. */
export function requestNetwork(): string | null {
  const context = currentRequest();
  if (!context) return null;
  const { peer, forwardedFor } = context;
  const address = addressBehind({ peer, forwardedFor, trustedProxies: env().trustedProxies });
  return address === null ? null : networkOf(address);
}
