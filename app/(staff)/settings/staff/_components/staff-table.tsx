"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { SelectOption } from "@/components/ui/select";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { StaffRow } from "@/lib/staff/queries";
import { StaffEditor } from "./staff-editor";

type StaffTableProps = {
  people: readonly StaffRow[];
  departments: readonly SelectOption[];
  /** Id of the admin who may edit; null: read only. */
  editableBy: string | null;
};

export function StaffTable({ people, departments, editableBy }: StaffTableProps) {
  const t = useTranslations("settings.staff");
  const role = useTranslations("common.role");
  const departmentName = (id: string | null) => departments.find(({ value }) => value === id)?.label ?? "–";
  return (
    <Table label={t("people")}>
      <TableHead>
        <Th>{t("name")}</Th>
        <Th>{t("email")}</Th>
        <Th>{t("role")}</Th>
        <Th>{t("department")}</Th>
        <Th>{t("state")}</Th>
        {editableBy ? <Th>{t("change")}</Th> : null}
      </TableHead>
      <tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <Td className="font-medium">{person.name}</Td>
            <Td>{person.email}</Td>
            <Td>{role(person.role)}</Td>
            <Td>{departmentName(person.departmentId)}</Td>
            <Td>
              <Badge tone={person.active ? "success" : "neutral"}>
                {person.active ? t("active") : t("disabled")}
              </Badge>
            </Td>
            {editableBy ? (
              <Td>
                <StaffEditor person={person} departments={departments} isSelf={editableBy === person.id} />
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
