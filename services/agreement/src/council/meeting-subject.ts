/** The subject of a receipt about a meeting. */
export function meetingSubject(id: string): string {
  return `CouncilMeeting:${id}`;
}
