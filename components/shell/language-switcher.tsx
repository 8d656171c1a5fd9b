import { FoldMenu } from "@/components/ui/fold-menu";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/cn";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** A small menu of the languages, each in its own words; a form, so that it works without JavaScript. */
export async function LanguageSwitcher({ className }: { className?: string }) {
  const [current, t] = await Promise.all([getLocale(), getTranslations("common")]);
  return (
    <FoldMenu
      className={cn("group relative", className)}
      summaryClass="flex min-h-9 list-none items-center gap-1.5 rounded-lg px-2 text-sm text-muted hover:bg-hover hover:text-ink [&::-webkit-details-marker]:hidden"
      summary={
        <>
          <Icon name="languages" />
          <span className="sr-only">{t("languages.label")}: </span>
          {LOCALE_NAMES[current]}
          <Icon name="chevron-down" className="size-3.5 transition-transform group-open:rotate-180" />
        </>
      }
    >
      <form
        method="post"
        action={paths.preferences}
        className="absolute end-0 z-30 mt-1 grid min-w-40 rounded-lg border border-line bg-raised p-1 shadow-md"
      >
        {LOCALES.map((locale) => (
          <button
            key={locale}
            name="locale"
            value={locale}
            lang={locale}
            aria-current={locale === current || undefined}
            className="flex min-h-10 items-center justify-between gap-4 rounded-md px-3 text-start text-sm hover:bg-hover aria-[current=true]:font-semibold"
            type="submit"
          >
            {LOCALE_NAMES[locale]}
            {locale === current ? <Icon name="check" className="text-accent" /> : null}
          </button>
        ))}
      </form>
    </FoldMenu>
  );
}
