/** The subject of a receipt about a support case. */
export function caseSubject(id: string): string {
  return `SupportCase:${id}`;
}
