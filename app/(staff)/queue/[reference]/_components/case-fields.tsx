import type { CaseFile } from "@/lib/complaints/queries/case";

/** Which case a form is about, and the state of it that its sender saw. */
export function CaseFields({ file }: { file: CaseFile }) {
  return (
    <>
      <input type="hidden" name="complaintId" value={file.id} />
      <input type="hidden" name="reference" value={file.reference} />
      <input type="hidden" name="version" value={file.version} />
    </>
  );
}
