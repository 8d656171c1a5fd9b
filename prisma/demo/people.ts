import type { Role } from "@/lib/domain/roles";
import type { Locale } from "@/lib/i18n/config";
import type { StartingDepartment } from "@/lib/organisation/starting-data";

export type DemoPerson = {
  key: string;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  department: StartingDepartment | null;
};

/** The people of the demo company; each can be signed in with one click, in demo mode only. */
export const DEMO_PEOPLE = [
  {
    key: "ines",
    name: "Ines Almeida",
    email: "ines@demo.example",
    role: "agent",
    locale: "en",
    department: "service",
  },
  {
    key: "yating",
    name: "林雅婷",
    email: "yating@demo.example",
    role: "agent",
    locale: "zh-Hant",
    department: "service",
  },
  {
    key: "zhang",
    name: "张磊",
    email: "zhanglei@demo.example",
    role: "agent",
    locale: "zh-Hans",
    department: "service",
  },
  {
    key: "priya",
    name: "Priya Raman",
    email: "priya@demo.example",
    role: "lead",
    locale: "en",
    department: "service",
  },
  {
    key: "chihhao",
    name: "陳志豪",
    email: "chihhao@demo.example",
    role: "manager",
    locale: "zh-Hant",
    department: "service",
  },
  {
    key: "margaret",
    name: "Margaret Doyle",
    email: "margaret@demo.example",
    role: "manager",
    locale: "en",
    department: "finance",
  },
  {
    key: "olga",
    name: "Olga Nowak",
    email: "olga@demo.example",
    role: "admin",
    locale: "en",
    department: "technology",
  },
  {
    key: "samir",
    name: "Samir Haddad",
    email: "samir@demo.example",
    role: "auditor",
    locale: "en",
    department: null,
  },
] as const satisfies readonly DemoPerson[];

export type DemoKey = (typeof DEMO_PEOPLE)[number]["key"];
