/** What a member of staff may do; each may all that the ones before it may. */
export const ROLES = ['peninjau', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether somebody with this role may do what needs another. An unknown role may nothing. */
export function mayActAs(role: string, needed: Role): boolean {
  return (ROLES as readonly string[]).indexOf(role) >= ROLES.indexOf(needed);
}
