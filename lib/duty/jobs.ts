export { sendDigests } from "@/lib/duty/mutations/digest";
export { warnOfDutyGaps } from "@/lib/duty/mutations/gap-notices";
