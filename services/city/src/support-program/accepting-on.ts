/** In SQL: a program takes applications on a day while it is published, from its first day to its last. */
export function acceptingOn(day: string): string {
  return `status = 'PUBLISHED' and coalesce(accepts_from <= ${day}, true) and coalesce(accepts_until >= ${day}, true)`;
}
