"use server";

import { revalidatePath } from "next/cache";
import { requireSignedIn } from "@/lib/auth/session";
import { markRead } from "@/lib/notifications/mutations";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Marks everything of the signed-in person as read; the bell in the frame follows. */
export async function markAllRead(): Promise<void> {
  const staff = await requireSignedIn();
  await markRead(staff, null, databaseNow());
  revalidatePath(paths.notifications, "layout");
}
