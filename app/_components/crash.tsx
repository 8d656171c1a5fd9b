"use client";

import { useSyncExternalStore } from "react";
import { DeadEnd } from "@/components/shell/dead-end";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { isLocale, type Locale } from "@/lib/i18n/config";
import en from "@/lib/i18n/messages/en/crash.json";
import zhHans from "@/lib/i18n/messages/zh-Hans/crash.json";
import zhHant from "@/lib/i18n/messages/zh-Hant/crash.json";
import { paths } from "@/lib/paths";

// An error page may not depend on anything that can have failed: it carries its words in all languages.
const WORDS = { en, "zh-Hans": zhHans, "zh-Hant": zhHant } as const satisfies Record<Locale, object>;

function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : "en";
}

/** What a reader sees when a page broke: nothing of the error itself but the code under which the log has it. */
export function Crash({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useSyncExternalStore(
    () => () => undefined,
    pageLocale,
    () => "en" as const,
  );
  const words = WORDS[locale];
  const digest = digestOf(error);
  return (
    <DeadEnd
      icon="circle-alert"
      title={words.title}
      body={words.body}
      code={digest ? words.code.replace("{code}", digest) : undefined}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            {words.retry}
          </Button>
          {/* A full load, not a client-side step: the broken page's state must go. */}
          <a href={paths.home} className={buttonStyle()}>
            {words.home}
          </a>
        </>
      }
    />
  );
}

function digestOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
