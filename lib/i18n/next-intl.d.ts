import type { Locale } from "./config";
import type { Messages } from "./load-messages";

// Makes t("…") accept only keys that exist.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
