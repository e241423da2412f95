/** The subject of a receipt about a meeting. */
export function councilMeetingSubject(id: string): string {
  return `CouncilMeeting:${id}`;
}
