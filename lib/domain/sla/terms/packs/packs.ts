import { ASIC } from "./asic";
import { CN_12315, CN_AIRLINES, CN_BANK, CN_TELECOM } from "./china";
import { EU_261 } from "./eu-261";
import { HKMA } from "./hkma";
import type { Pack } from "./pack";
import { TW_CONSUMER, TW_FINANCIAL } from "./taiwan";
import { UK_FCA, UK_FCA_PAYMENTS } from "./uk-fca";
import { US_CFPB, US_DOT } from "./us";

/** Every statutory pack that a house may take. */
export const PACKS: readonly Pack[] = [
  UK_FCA,
  UK_FCA_PAYMENTS,
  US_CFPB,
  US_DOT,
  ASIC,
  HKMA,
  TW_CONSUMER,
  TW_FINANCIAL,
  CN_12315,
  CN_TELECOM,
  CN_AIRLINES,
  CN_BANK,
  EU_261,
];

/** A pack by its key; null for one that is not known (any more). */
export function packOf(key: string | null): Pack | null {
  return PACKS.find((pack) => pack.key === key) ?? null;
}
