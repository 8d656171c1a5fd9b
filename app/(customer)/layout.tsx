import type { ReactNode } from "react";
import { CustomerShell } from "@/components/shell/customer-shell";
import { organisationFrame } from "@/lib/organisation/queries";

export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const organisation = await organisationFrame();
  return <CustomerShell organisation={organisation?.name ?? null}>{children}</CustomerShell>;
}
