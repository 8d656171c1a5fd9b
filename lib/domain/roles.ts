/** Admin runs the system without money rights; the auditor reads everything and changes nothing. */
export const ROLES = ["agent", "lead", "manager", "admin", "auditor"] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value);
}
