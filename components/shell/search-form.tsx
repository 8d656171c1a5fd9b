import { Icon } from "@/components/ui/icon";
import { paths } from "@/lib/paths";

type SearchFormProps = { label: string; placeholder: string; hint: string };

/** Searches all complaints: leads to the queue with the words in the URL. "/" puts the cursor here. */
export function SearchForm({ label, placeholder, hint }: SearchFormProps) {
  return (
    <search>
      <form action={paths.queue} className="relative">
        <Icon
          name="search"
          className="pointer-events-none absolute start-2 top-1/2 size-4 -translate-y-1/2 text-faint"
        />
        <input
          type="search"
          name="q"
          aria-label={label}
          title={hint}
          placeholder={placeholder}
          data-search="shell"
          autoComplete="off"
          className="h-8 w-full truncate rounded-lg border border-line bg-surface ps-8 pe-7 text-sm hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:h-10"
        />
        <span
          className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 text-xs text-faint"
          aria-hidden="true"
        >
          /
        </span>
      </form>
    </search>
  );
}
