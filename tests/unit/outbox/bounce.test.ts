import { expect, it } from "vitest";
import { bounceReason } from "@/lib/outbox/bounce";

it.each([
  ["EENVELOPE 550", "unknown-address"],
  ["EENVELOPE 550 5.1.1", "unknown-address"],
  ["EENVELOPE 553 5.1.3", "unknown-address"],
  ["EENVELOPE 552 5.2.2", "mailbox-full"],
  ["EENVELOPE 552", "mailbox-full"],
  ["EMESSAGE 554", "refused"],
  ["EMESSAGE 550 5.7.1", "refused"],
  ["EENVELOPE 550 5.2.1", "refused"],
  ["address-refused", "unknown-address"],
  ["something new", "refused"],
] as const)("reads %s as %s", (code, reason) => {
  expect(bounceReason(code)).toBe(reason);
});
