import type { KeywordRule } from "../types";
import { PEOPLE_RULES } from "./people";
import { THREAT_RULES } from "./threats";
import { URGENT_RULES } from "./urgent";

/** The rule table in the order it is read: the gravest first. */
export const TRIAGE_RULES: readonly KeywordRule[] = [...URGENT_RULES, ...PEOPLE_RULES, ...THREAT_RULES];
