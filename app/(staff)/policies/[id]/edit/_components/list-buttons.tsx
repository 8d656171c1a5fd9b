"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/cn";

type ListButtonsProps = {
  /** What the buttons are about, for those who cannot see where they stand. */
  name: string;
  index: number;
  count: number;
  onMove?: (to: number) => void;
  onRemove?: (() => void) | undefined;
  onCopy?: () => void;
};

/** Earlier, later, again and away, for one item of a list. */
export function ListButtons({ name, index, count, onMove, onRemove, onCopy }: ListButtonsProps) {
  const t = useTranslations("policyEditor.list");
  const style = cn(buttonStyle("quiet", "small"), "min-w-7 px-1");
  return (
    <span className="flex shrink-0 items-center">
      {onMove ? (
        <>
          <button
            type="button"
            className={style}
            disabled={index === 0}
            aria-label={t("up", { name })}
            onClick={() => onMove(index - 1)}
          >
            <Icon name="chevron-down" className="rotate-180" />
          </button>
          <button
            type="button"
            className={style}
            disabled={index === count - 1}
            aria-label={t("down", { name })}
            onClick={() => onMove(index + 1)}
          >
            <Icon name="chevron-down" />
          </button>
        </>
      ) : null}
      {onCopy ? (
        <button type="button" className={style} aria-label={t("copy", { name })} onClick={onCopy}>
          <Icon name="copy" />
        </button>
      ) : null}
      {onRemove ? (
        <button type="button" className={style} aria-label={t("remove", { name })} onClick={onRemove}>
          <Icon name="x" />
        </button>
      ) : null}
    </span>
  );
}
