import { getTranslations } from "@/lib/i18n/server";

/** The words of the help dialog and the palette, translated on the server: the client carries no dictionary. */
export async function shortcutLabels() {
  const [t, common] = await Promise.all([getTranslations("shell"), getTranslations("common")]);
  return {
    close: common("close"),
    title: t("keys.title"),
    singleKeys: t("keys.singleKeys"),
    groups: [
      {
        name: t("keys.everywhere"),
        keys: [
          { keys: ["/"], does: t("keys.search") },
          { keys: ["Ctrl", "K"], does: t("keys.palette") },
          { keys: ["?"], does: t("keys.help") },
          { keys: ["g", "q"], does: t("keys.goQueue") },
          { keys: ["g", "a"], does: t("keys.goApprovals") },
          { keys: ["g", "d"], does: t("keys.goDashboard") },
        ],
      },
      {
        name: t("keys.queue"),
        keys: [
          { keys: ["j"], does: t("keys.down") },
          { keys: ["k"], does: t("keys.up") },
          { keys: ["Enter"], does: t("keys.open") },
          { keys: ["a"], does: t("keys.assign") },
        ],
      },
      {
        name: t("keys.case"),
        keys: [
          { keys: ["a"], does: t("keys.assign") },
          { keys: ["r"], does: t("keys.reply") },
        ],
      },
    ],
    palette: {
      title: t("palette.title"),
      placeholder: t("palette.placeholder"),
      empty: t("palette.empty"),
      pages: t("palette.pages"),
      // The palette puts what was typed where {text} stands.
      searchFor: t("palette.searchFor", { text: "{text}" }),
    },
  };
}

export type ShortcutLabels = Awaited<ReturnType<typeof shortcutLabels>>;
