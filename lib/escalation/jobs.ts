export { escalateClocks } from "@/lib/escalation/mutations/escalate";
