import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

export default async function SettingsPage() {
  await requireStaff("settings.read");
  redirect(paths.settingsSection("organisation"));
}
