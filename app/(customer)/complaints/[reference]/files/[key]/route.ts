import type { NextRequest } from "next/server";
import { fileResponse, noSuchFile, previewResponse } from "@/lib/attachments/file-response";
import { customerProof } from "@/lib/complaints/customer-proof";
import { customerFile, customerPreview } from "@/lib/complaints/queries/attachments";

type Context = { params: Promise<{ reference: string; key: string }> };

/** A file of the customer's own complaint, for whoever holds its private link; `?preview` asks for the small picture. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { reference, key } = await params;
  const proof = await customerProof(reference);
  if (!proof) return noSuchFile();
  if (request.nextUrl.searchParams.has("preview")) {
    const preview = await customerPreview(proof, key);
    return preview ? previewResponse(preview) : noSuchFile();
  }
  const file = await customerFile(proof, key);
  return file ? fileResponse(file) : noSuchFile();
}
