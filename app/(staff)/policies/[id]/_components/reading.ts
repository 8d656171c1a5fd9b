import type { Policy } from "@/lib/domain/compensation/policy";
import type { Locale } from "@/lib/i18n/config";

/** What is needed to read a policy. */
export type PolicyReading = { policy: Policy; locale: Locale };
