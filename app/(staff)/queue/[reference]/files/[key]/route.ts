import type { NextRequest } from "next/server";
import { fileResponse, noSuchFile, previewResponse } from "@/lib/attachments/file-response";
import { noteAttachmentView } from "@/lib/audit/looks";
import { requireStaff } from "@/lib/auth/session";
import { staffFile, staffPreview } from "@/lib/complaints/queries/attachments";

type Context = { params: Promise<{ reference: string; key: string }> };

/** A file of a case, for whoever may read cases; `?preview` asks for the small picture. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const staff = await requireStaff("case.read");
  const address = await params;
  if (request.nextUrl.searchParams.has("preview")) {
    const preview = await staffPreview(staff, address);
    return preview ? previewResponse(preview) : noSuchFile();
  }
  const file = await staffFile(staff, address);
  if (!file) return noSuchFile();
  noteAttachmentView(staff, file);
  return fileResponse(file);
}
