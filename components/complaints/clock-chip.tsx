import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CLOCK_LOOKS, type ClockState } from "./clock-look";

type ClockChipProps = {
  state: ClockState;
  /** The full due time, on hover. */
  title?: string;
};

/** One clock of a complaint: its state in colour, icon and word. */
export function ClockChip({ state, title }: ClockChipProps) {
  const t = useTranslations("common.clock");
  return (
    <Badge {...CLOCK_LOOKS[state]} {...(title ? { title } : {})}>
      {t(state)}
    </Badge>
  );
}
