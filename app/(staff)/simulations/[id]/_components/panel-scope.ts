import type { CurrencyFigures } from "@/lib/domain/simulation/result";
import type { Words } from "../../_components/words";

/** What each panel of a result gets beside its own figures. */
export type PanelScope = { words: Words; casesHref: (figure: string) => string };
export type CurrencyScope = PanelScope & { figures: CurrencyFigures };
