import { createHmac } from "node:crypto";
import { formatVoucherCode, parseVoucherCode } from "@/lib/domain/voucher-code";
import { env } from "@/lib/env";

export type CodeSubject = { id: string; codeVersion: number };

function mac(purpose: string, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac("sha256", env().secret).update(`${purpose}|${text}`).digest());
}

/**
 * A voucher's code: like a private link, HMAC-SHA256(server secret, purpose ‖ id ‖ version), so that it can be shown to
 * its customer again and is stored nowhere.
 */
export function voucherCode({ id, codeVersion }: CodeSubject): string {
  return formatVoucherCode(mac("voucher", `${id.toLowerCase()}|${codeVersion}`));
}

/**
 * What a voucher is looked up by, for whatever was typed: a code with a slip of the pen in it is looked up like any
 * other and finds nothing, in the same time. The secret is in it, so a dump of the database does not even let one guess.
 */
export function codeHashOf(typed: string): Buffer<ArrayBuffer> {
  return mac("voucher-code", parseVoucherCode(typed) ?? "none");
}
