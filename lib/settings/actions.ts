"use server";

import { revalidatePath } from "next/cache";
import { type FormState, submitForm } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import {
  addCause,
  saveCategory,
  saveDepartmentHead,
  saveOrganisation,
  saveRegion,
} from "@/lib/settings/mutations";
import {
  categorySchema,
  causeSchema,
  departmentHeadSchema,
  organisationSchema,
  regionSchema,
} from "@/lib/settings/schema";

export async function saveCategoryAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("category.write");
  const state = await submitForm({
    form,
    schema: categorySchema,
    change: (input) => saveCategory(staff, input),
  });
  if (state.done) revalidatePath(paths.settingsSection("categories"));
  return state;
}

export async function addCauseAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("category.write");
  const state = await submitForm({
    form,
    schema: causeSchema,
    change: (input) => addCause(staff, input),
    fieldOf: { "key-taken": "key" },
  });
  if (state.done) revalidatePath(paths.settingsSection("categories"));
  return state;
}

export async function saveRegionAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("category.write");
  const state = await submitForm({
    form,
    schema: regionSchema,
    change: (input) => saveRegion(staff, input),
    fieldOf: { "key-taken": "key" },
  });
  if (state.done) revalidatePath(paths.settingsSection("regions"));
  return state;
}

export async function saveDepartmentHeadAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("category.write");
  const state = await submitForm({
    form,
    schema: departmentHeadSchema,
    change: (input) => saveDepartmentHead(staff, input),
    fieldOf: { inactive: "staffId" },
  });
  if (state.done) revalidatePath(paths.settingsSection("departments"));
  return state;
}

export async function saveOrganisationAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("organisation.write");
  const state = await submitForm({
    form,
    schema: organisationSchema,
    change: (input) => saveOrganisation(staff, input),
    fieldOf: { "no-currency": "baseCurrency", "reminder-after-end": "offerReminderDays" },
  });
  if (state.done) revalidatePath("/", "layout");
  return state;
}
