import { getTranslations } from "@/lib/i18n/server";
import type { StaffNavKey } from "./staff-nav-items";

/**
 * The words of the help dialog and the palette, translated on the server: the client carries no dictionary. Of the keys
 * that open pages only those of pages this person may open.
 */
export async function shortcutLabels(visible: readonly StaffNavKey[]) {
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
          { keys: ["Ctrl", "Enter"], does: t("keys.submit") },
          ...(visible.includes("queue") ? [{ keys: ["g", "q"], does: t("keys.goQueue") }] : []),
          ...(visible.includes("approvals") ? [{ keys: ["g", "a"], does: t("keys.goApprovals") }] : []),
          ...(visible.includes("dashboard") ? [{ keys: ["g", "d"], does: t("keys.goDashboard") }] : []),
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
          { keys: ["e"], does: t("keys.assess") },
          { keys: ["m"], does: t("keys.remedy") },
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
