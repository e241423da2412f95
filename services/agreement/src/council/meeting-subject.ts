/** What receipts call a meeting. */
export function meetingSubject(id: string): string {
  return `CouncilMeeting:${id}`;
}
