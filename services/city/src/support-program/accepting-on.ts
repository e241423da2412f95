/** In SQL: whether a program accepts applications on a day: it is published, and the day is within its period. */
export function acceptingOn(day: string): string {
  return `status = 'PUBLISHED' and coalesce(accepts_from <= ${day}, true) and coalesce(accepts_until >= ${day}, true)`;
}
