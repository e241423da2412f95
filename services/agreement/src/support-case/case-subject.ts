/** What receipts call a support case. */
export function caseSubject(id: string): string {
  return `SupportCase:${id}`;
}
