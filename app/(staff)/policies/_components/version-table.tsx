import Link from "next/link";
import { StandingBadge } from "@/components/policies/standing-badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { speechFor } from "@/lib/compensation/speech";
import { speak } from "@/lib/domain/compensation/render";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { PolicyVersionRow } from "@/lib/policies/types";
import { type PlaceNames, scopeWords, whoWords } from "./version-words";

type VersionTableProps = {
  versions: readonly PolicyVersionRow[];
  names: PlaceNames;
  place: Place;
};

/** Every version, with where it stands, where it counts and who had a hand in it. */
export async function VersionTable({ versions, names, place }: VersionTableProps) {
  const t = await getTranslations("policies");
  const speech = speechFor(place.locale);
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("name")}</Th>
        <Th>{t("from")}</Th>
        <Th>{t("scope")}</Th>
        <Th>{t("who")}</Th>
      </TableHead>
      <tbody>
        {versions.map((version) => (
          <Tr key={version.id}>
            <Td>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link href={paths.policyVersion(version.id)} prefetch={false} className="link font-medium">
                  {speak(version.name, {}, speech)} · {t("version", { version: version.version })}
                </Link>
                <StandingBadge standing={version.standing} />
              </span>
            </Td>
            <Td className="tabular whitespace-nowrap">
              {version.status === "published" || version.status === "retired"
                ? formatInstant(version.effectiveFrom, place)
                : "–"}
            </Td>
            <Td>{scopeWords(version, names, t)}</Td>
            <Td>{whoWords(version, t)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
