export { rebuildClocks } from "@/lib/sla/mutations/rebuild";
