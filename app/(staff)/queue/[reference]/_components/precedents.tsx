import { PrecedentSummary } from "@/components/compensation/precedent-summary";
import { precedentsFor } from "@/lib/compensation/queries/precedents";
import type { LikeCell } from "@/lib/domain/precedents";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";

/** What like cases got, beside what is proposed for this one. */
export async function PrecedentsOfCase({ view, cell }: { view: CaseView; cell: LikeCell }) {
  const { staff, file, now, place } = view;
  const found = await precedentsFor(staff, [{ complaintId: file.id, cell }], now);
  const precedents = found.get(file.id);
  if (!precedents) return null;
  return (
    <PrecedentSummary
      precedents={precedents}
      currency={cell.currency}
      locale={place.locale}
      href={paths.precedents(file.reference)}
    />
  );
}
