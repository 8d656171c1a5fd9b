import type { Staff } from "@/lib/auth/staff";
import type { Place } from "@/lib/i18n/format";

/** Who looks at the queue, when and where, and what they may do there. */
export type Desk = { staff: Staff; now: Date; place: Place; mayWork: boolean; mayAssign: boolean };
