import { Timestamp } from "@/components/ui/timestamp";
import { formatInstant, formatRelative } from "@/lib/i18n/format";
import { getLocale } from "@/lib/i18n/server";

type RelativeTimeProps = { at: Date; now: Date; timeZone: string; className?: string };

/** "3 hours ago" in the reader's language, the exact time on hover. Rendered on the server, so it never flickers. */
export async function RelativeTime({ at, now, timeZone, className }: RelativeTimeProps) {
  const locale = await getLocale();
  const title = formatInstant(at, { locale, timeZone });
  return (
    <Timestamp at={at} title={title} {...(className ? { className } : {})}>
      {formatRelative(at, now, locale)}
    </Timestamp>
  );
}
