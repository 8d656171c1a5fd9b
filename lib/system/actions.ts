"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import { paths, withQuery } from "@/lib/paths";
import { cancelJob, retryJob } from "@/lib/system/mutations";
import { jobSchema } from "@/lib/system/schema";

function readJobId(form: FormData): string | null {
  const input = jobSchema.safeParse({ jobId: form.get("jobId") });
  return input.success ? input.data.jobId : null;
}

function answer(notice: "retried" | "cancelled" | "gone"): never {
  revalidatePath(paths.system);
  redirect(withQuery(paths.system, { notice }));
}

export async function retryJobAction(form: FormData): Promise<void> {
  const staff = await requireStaff("system.write");
  const jobId = readJobId(form);
  const result = jobId ? await retryJob(staff, jobId) : null;
  answer(result?.ok ? "retried" : "gone");
}

export async function cancelJobAction(form: FormData): Promise<void> {
  const staff = await requireStaff("system.write");
  const jobId = readJobId(form);
  const result = jobId ? await cancelJob(staff, jobId) : null;
  answer(result?.ok ? "cancelled" : "gone");
}
