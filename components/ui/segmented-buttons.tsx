import { Icon } from "./icon";
import type { IconName } from "./icon-names";

type SegmentedOption = { value: string; label: string; icon?: IconName; lang?: string };

type SegmentedButtonsProps = {
  label: string;
  /** The submit buttons' common name: the chosen one's value is what the form sends. */
  name: string;
  current: string;
  options: readonly SegmentedOption[];
};

/** Submit buttons side by side, one of them pressed; choosing is sending. An option with an icon shows only that. */
export function SegmentedButtons({ label, name, current, options }: SegmentedButtonsProps) {
  return (
    <fieldset className="inline-flex rounded-lg border border-line bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map(({ value, label: word, icon, lang }) => (
        <button
          key={value}
          type="submit"
          name={name}
          value={value}
          lang={lang}
          title={icon ? word : undefined}
          aria-pressed={value === current}
          className="flex min-h-7 min-w-8 flex-1 items-center justify-center gap-1 rounded-md border border-transparent px-2 text-xs whitespace-nowrap text-muted hover:text-ink aria-pressed:border-line aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-sm"
        >
          {icon ? <Icon name={icon} label={word} className="size-3.5" /> : word}
        </button>
      ))}
    </fieldset>
  );
}
