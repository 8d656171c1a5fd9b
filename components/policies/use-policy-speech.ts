"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Speech } from "@/lib/domain/compensation/render";
import type { Translate } from "@/lib/i18n/translator";
import { dataSpeech } from "@/lib/policies/data-speech";

/** A translator for keys that come from data: its own type knows only the keys that stand in the code. */
function forData(translator: unknown): Translate {
  return translator as Translate;
}

/** A policy's sentences in the browser; the page hands over the namespaces `policyWords` and `compensation`. */
export function usePolicySpeech(): Speech {
  const locale = useLocale();
  const policyWords = useTranslations("policyWords");
  const compensation = useTranslations("compensation");
  return useMemo(
    () => dataSpeech(locale, { policyWords: forData(policyWords), compensation: forData(compensation) }),
    [locale, policyWords, compensation],
  );
}
