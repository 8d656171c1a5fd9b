import type { CategoryKey } from "@/lib/domain/categories";
import type { Names } from "@/lib/organisation/names";

/** Departments a new organisation starts with; the admin may rename or add to them. */
export const STARTING_DEPARTMENTS = {
  service: { en: "Customer care", "zh-Hans": "客户服务部", "zh-Hant": "客戶服務部" },
  product: { en: "Product and quality", "zh-Hans": "产品质量部", "zh-Hant": "商品品保部" },
  logistics: { en: "Logistics", "zh-Hans": "物流部", "zh-Hant": "物流部" },
  finance: { en: "Finance", "zh-Hans": "财务部", "zh-Hant": "財務部" },
  technology: { en: "Technology", "zh-Hans": "技术部", "zh-Hant": "資訊部" },
  legal: { en: "Legal", "zh-Hans": "法务部", "zh-Hant": "法務部" },
} as const satisfies Record<string, Names>;
export type StartingDepartment = keyof typeof STARTING_DEPARTMENTS;

/** Which department answers for a category. */
export const DEPARTMENT_OF = {
  service: "service",
  product: "product",
  returns: "finance",
  communication: "service",
  delivery: "logistics",
  billing: "finance",
  account: "technology",
  safety: "product",
  enquiry: "service",
  suggestion: "service",
} as const satisfies Record<CategoryKey, StartingDepartment>;

/** Where a customer may turn if we cannot agree; each organisation names its own body under Settings. */
export const STARTING_REFERRAL: Names = {
  en: "your local consumer protection authority",
  "zh-Hans": "当地消费者协会或 12315 平台",
  "zh-Hant": "各縣市政府消費者服務中心（1950）",
};
