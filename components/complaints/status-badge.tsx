import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { statusTone } from "./status-tone";

/** Where a complaint stands, in a word. */
export function StatusBadge({ status }: { status: ComplaintStatus }) {
  const t = useTranslations("case.status");
  return <Badge tone={statusTone(status)}>{t(status)}</Badge>;
}
