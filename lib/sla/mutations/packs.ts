import type { Staff } from "@/lib/auth/staff";
import type { ClockScope, SlaTerms } from "@/lib/domain/sla/terms/definition";
import { withoutPack, withPack } from "@/lib/domain/sla/terms/packs/choose";
import { packOf } from "@/lib/domain/sla/terms/packs/packs";
import { failed, type Result } from "@/lib/result";
import { openDraft, saveDraft } from "@/lib/sla/mutations/terms";
import type { PackFailure } from "@/lib/sla/pack-schema";
import { termsDraft, termsKnown } from "@/lib/sla/queries/terms";

type Choice = { pack: string; categories: readonly string[] | null; regions: readonly string[] | null };

/**
 * Puts a pack's clocks for some categories and regions into the draft of the terms, which is opened where there is none.
 * Nothing counts before somebody publishes it.
 */
export async function choosePack(
  staff: Staff,
  { pack: key, categories, regions }: Choice,
): Promise<Result<{ revision: string }, PackFailure>> {
  const pack = packOf(key);
  if (!pack) return failed("unknown-pack");
  if (categories?.length === 0 || regions?.length === 0) return failed("nobody");
  const known = await termsKnown();
  const areKnown =
    (categories ?? []).every((one) => known.categories.includes(one)) &&
    (regions ?? []).every((one) => known.regions.includes(one));
  if (!areKnown) return failed("unknown-place");
  const scope: ClockScope = { categories, departments: null, regions };
  return changeDraft(staff, (terms) => withPack(terms, pack, scope));
}

/** Takes a pack's clocks out of the draft. What runs by them goes on under the version it began with. */
export function dropPack(
  staff: Staff,
  { pack }: { pack: string },
): Promise<Result<{ revision: string }, PackFailure>> {
  return changeDraft(staff, (terms) => withoutPack(terms, pack));
}

async function changeDraft(
  staff: Staff,
  change: (terms: SlaTerms) => SlaTerms,
): Promise<Result<{ revision: string }, PackFailure>> {
  const opened = await openDraft(staff, { from: null });
  const draft = opened.ok ? opened.value : await termsDraft(staff);
  if (!draft) return failed("conflict");
  const saved = await saveDraft(staff, { document: change(draft.document), baseRevision: draft.revision });
  return saved.ok ? saved : failed("conflict");
}
