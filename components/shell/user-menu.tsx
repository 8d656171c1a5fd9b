import Link from "next/link";
import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";
import type { Role } from "@/lib/domain/roles";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { LanguageRow } from "./language-row";
import { MenuPopover } from "./menu-popover";
import { ThemeToggle } from "./theme-toggle";

export type ShellUser = { name: string; email: string; role: Role };
/** A server action, or the path that a form is posted to. */
export type SignOutAction = NonNullable<ComponentProps<"form">["action"]>;

const MENU_ID = "user-menu";
const ITEM = "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 text-start text-sm hover:bg-hover";

/** Who is signed in, their language and appearance, and the way out. A native popover: no script needed. */
export async function UserMenu({ user, signOut }: { user: ShellUser; signOut: SignOutAction }) {
  const [t, common] = await Promise.all([getTranslations("shell"), getTranslations("common.role")]);
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU_ID}
        aria-label={`${t("account")}: ${user.name}`}
        className="flex min-h-11 w-full items-center gap-2.5 rounded-lg px-2 text-start hover:bg-hover"
      >
        <Initials name={user.name} />
        <span className="grid min-w-0 flex-1 leading-tight">
          <span className="truncate text-sm font-medium">{user.name}</span>
          <span className="truncate text-xs text-muted">{common(user.role)}</span>
        </span>
        <Icon name="chevrons-up-down" className="size-4 text-faint" />
      </button>
      <MenuPopover
        id={MENU_ID}
        className="fixed inset-auto start-3 bottom-16 m-0 w-64 rounded-lg border border-line bg-raised p-1.5 text-ink shadow-lg"
      >
        <p className="truncate px-2 pt-1 pb-2 text-xs text-muted">{user.email}</p>
        <Link href={paths.profile} prefetch={false} className={ITEM}>
          <Icon name="circle-user" className="text-muted" />
          {t("profile")}
        </Link>
        <div className="grid gap-2 px-2 py-2">
          <LanguageRow />
          <ThemeToggle />
        </div>
        <form action={signOut} className="border-t border-line pt-1.5">
          <button type="submit" className={ITEM}>
            <Icon name="log-out" className="text-muted" />
            {t("signOut")}
          </button>
        </form>
      </MenuPopover>
    </>
  );
}

function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  // A Chinese name is known by its last two characters, a Latin one by its initials.
  const isHan = /\p{Script=Han}/u.test(name);
  const letters = isHan
    ? [...name.trim()].slice(-2).join("")
    : words
        .map((word) => word[0])
        .join("")
        .slice(0, 2);
  return (
    <span
      aria-hidden="true"
      className="grid size-7 shrink-0 place-items-center rounded-full bg-accent text-[0.6875rem] font-semibold text-on-accent"
    >
      {letters.toUpperCase()}
    </span>
  );
}
