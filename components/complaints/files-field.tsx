"use client";

import { useLocale, useTranslations } from "next-intl";
import { FileField } from "@/components/ui/file-field";
import {
  ACCEPT,
  FILES_FIELD,
  KEPT_FIELD,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_FORM_BYTES,
} from "@/lib/attachments/limits";
import type { FileProblem, FilesState } from "@/lib/attachments/types";
import { formatFileSize } from "@/lib/i18n/file-size";

const LIMITS = { count: MAX_FILES, bytesEach: MAX_FILE_BYTES, bytesInAll: MAX_FORM_BYTES };

/** What is wrong with a file, in words that name it. */
export function useFileProblem(): (problem: FileProblem) => string {
  const t = useTranslations("files");
  const locale = useLocale();
  return ({ reason, name, what }) =>
    t(`problem.${reason}`, {
      name,
      what: t(`what.${what ?? "unknown"}`),
      count: MAX_FILES,
      size: formatFileSize(MAX_FILE_BYTES, locale),
      total: formatFileSize(MAX_FORM_BYTES, locale),
    });
}

/** Pictures and PDF that go with a text. */
export function FilesField({ state, isCompact = false }: { state: FilesState; isCompact?: boolean }) {
  const t = useTranslations("files");
  const locale = useLocale();
  const problemText = useFileProblem();
  const size = (bytes: number) => formatFileSize(bytes, locale);
  return (
    <FileField
      name={FILES_FIELD}
      label={t("label")}
      note={t("optional")}
      hint={t("hint", { count: MAX_FILES, size: size(MAX_FILE_BYTES) })}
      isCompact={isCompact}
      accept={ACCEPT}
      limits={LIMITS}
      errors={state.problems.map(problemText)}
      kept={{
        name: KEPT_FIELD,
        legend: t("kept"),
        files: state.kept.map(({ key, name, byteSize }) => ({ key, label: `${name} (${size(byteSize)})` })),
      }}
      words={{
        choose: t("choose"),
        chosen: t("chosen"),
        remove: (name) => t("remove", { name }),
        refused: (reason, name) => problemText({ reason, name, what: null }),
        size,
      }}
    />
  );
}
