import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** The way to the notifications, with how many are new. */
export async function Bell({ count }: { count: number }) {
  const t = await getTranslations("shell");
  return (
    <Link
      href={paths.notifications}
      prefetch={false}
      aria-label={t("notifications", { count })}
      title={t("notifications", { count })}
      className="relative grid size-8 place-items-center rounded-lg text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
    >
      <Icon name="bell" className="size-4.5" />
      {count > 0 ? (
        <span className="tabular absolute -top-0.5 -end-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-danger-solid px-1 text-[0.625rem] leading-none font-semibold text-on-danger">
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
    </Link>
  );
}
