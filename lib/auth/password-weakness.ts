/** Why a new password is refused; apart from the check itself, so that forms in the browser may name the reasons. */
export const PASSWORD_WEAKNESSES = ["too-short", "too-long", "too-common", "contains-name"] as const;
export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number];
