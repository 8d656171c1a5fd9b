import { BlockList, isIP } from "node:net";
import { env } from "@/lib/env";

type ReadHeader = (name: string) => string | null;

function trusted(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list;
}

/**
 * The address a request came from. X-Forwarded-For can be written by anybody, so it is read from its end and only as
 * far as trusted proxies wrote it; without trusted proxies it is not read at all and everybody shares one subject.
 */
export function clientAddress(header: ReadHeader, proxies: readonly string[] = env().trustedProxies): string {
  if (proxies.length === 0) return "direct";
  const list = trusted(proxies);
  const hops = (header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  for (const hop of hops.reverse()) {
    const family = isIP(hop);
    if (family === 0) break;
    if (!list.check(hop, family === 6 ? "ipv6" : "ipv4")) return hop;
  }
  return "direct";
}
