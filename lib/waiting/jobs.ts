export { followUpWaiting } from "@/lib/waiting/mutations/follow-up";
