import { FILES_FIELD } from "@/lib/attachments/limits";
import type { FilesState } from "@/lib/attachments/types";

/** What a form shows of its files when the server never answered: those it chose last have to be chosen again. */
export function goneFiles(form: FormData, before: FilesState): FilesState {
  const chosen = form.getAll(FILES_FIELD).filter((entry) => typeof entry !== "string" && entry.size > 0);
  const names = chosen.map((entry) => (typeof entry === "string" ? entry : entry.name));
  return { kept: before.kept, problems: names.map((name) => ({ name, reason: "gone", what: null })) };
}
