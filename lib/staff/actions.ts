"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, submitForm } from "@/lib/action";
import { requireSignedIn, requireStaff } from "@/lib/auth/session";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import {
  addStaff,
  changeOwnPassword,
  changeStaff,
  resetPassword,
  saveOwnMails,
  setStaffActive,
} from "@/lib/staff/mutations";
import {
  addStaffSchema,
  changeStaffSchema,
  ownMailsSchema,
  ownPasswordSchema,
  resetPasswordSchema,
  setActiveSchema,
} from "@/lib/staff/schema";

const PASSWORD_FIELD = {
  "too-short": "password",
  "too-long": "password",
  "too-common": "password",
  "contains-name": "password",
} as const;

function shown(state: FormState): FormState {
  if (state.done) revalidatePath(paths.settingsSection("staff"));
  return state;
}

export async function addStaffAction(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requireStaff("staff.write");
  return shown(
    await submitForm({
      form,
      schema: addStaffSchema,
      change: (input) => addStaff(admin, input),
      fieldOf: { ...PASSWORD_FIELD, "email-taken": "email" },
    }),
  );
}

export async function changeStaffAction(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requireStaff("staff.write");
  return shown(
    await submitForm({ form, schema: changeStaffSchema, change: (input) => changeStaff(admin, input) }),
  );
}

export async function setStaffActiveAction(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requireStaff("staff.write");
  const now = databaseNow();
  return shown(
    await submitForm({ form, schema: setActiveSchema, change: (input) => setStaffActive(admin, input, now) }),
  );
}

export async function resetPasswordAction(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requireStaff("staff.write");
  const now = databaseNow();
  return shown(
    await submitForm({
      form,
      schema: resetPasswordSchema,
      change: (input) => resetPassword(admin, input, now),
      fieldOf: PASSWORD_FIELD,
    }),
  );
}

/** What the signed-in person wants by mail. */
export async function saveOwnMailsAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireSignedIn();
  const state = await submitForm({
    form,
    schema: ownMailsSchema,
    change: (input) => saveOwnMails(staff, input),
  });
  if (state.done) revalidatePath(paths.profile);
  return state;
}

/** Ends all sessions of the person, this one too: the new password is tried at once by signing in with it. */
export async function changeOwnPasswordAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireSignedIn();
  const state = await submitForm({
    form,
    schema: ownPasswordSchema,
    change: (input) => changeOwnPassword(staff, input, databaseNow()),
    fieldOf: { ...PASSWORD_FIELD, "current-wrong": "current" },
  });
  if (state.done) redirect(paths.login);
  return state;
}
