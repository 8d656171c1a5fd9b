import { getTranslations } from "@/lib/i18n/server";
import type { ClockWords } from "./clock-look";

/** The words of all clocks in the reader's language, looked up once however many a page shows; `names` by their keys. */
export async function clockWords(names: ReadonlyMap<string, string>): Promise<ClockWords> {
  const [t, states] = await Promise.all([getTranslations("queue"), getTranslations("common.clock")]);
  return {
    states: {
      "on-time": states("on-time"),
      "due-soon": states("due-soon"),
      late: states("late"),
      paused: states("paused"),
      kept: states("kept"),
      "kept-late": states("kept-late"),
    },
    ended: t("ended"),
    none: t("time.none"),
    which: (key) => (key === null ? undefined : names.get(key)) ?? t("which"),
    left: (time) => t("time.left", { time }),
    over: (time) => t("time.over", { time }),
  };
}
