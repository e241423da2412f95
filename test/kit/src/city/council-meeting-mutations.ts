import type { Receipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { minutesHash } from "@aiwork/city/operating-council/council-meeting/council-meeting.entity";
import { signReceipt } from "../agreement/sign-receipt";
import { CITY_SECRETARIAT, type cityMutations } from "./send-city-mutation";

const FIELDS = `meeting { id heldOn status agenda { title request { id } } minutes minutesVersion minutesHash
  cityApproval { version contentHash } history { from to reason } }`;
export const MINUTES_TEXT = "要望への対応を協議した";
export const hashOfMinutes = (meetingId: string, version = 1, text = MINUTES_TEXT) =>
  minutesHash({ meetingId, version, text });
export const minutesApproval = (id: string, version: number) => ({
  act: "approveMinutesForNational" as const,
  subject: `CouncilMeeting:${id}`,
  version,
  contentHash: hashOfMinutes(id, version),
});
export const receiptOfMinutes = (id: string, version = 1, more: Partial<Receipt> = {}) =>
  signReceipt("NATIONAL", { ...minutesApproval(id, version), ...more });
export const minutesCompletion = async (meetingId: string, minutesVersion = 1, receipt?: string) => {
  return { meetingId, minutesVersion, nationalReceipt: receipt ?? (await receiptOfMinutes(meetingId, minutesVersion)) };
};

/** The mutations of meetings and their minutes, as the secretariat runs them. */
export function councilMeetingMutations(mutations: ReturnType<typeof cityMutations>) {
  const mutate = (name: string, input: object) => mutations.mutate(CITY_SECRETARIAT, name, { ...input }, FIELDS);
  const userError = (name: string, input: object) => mutations.userError(CITY_SECRETARIAT, name, { ...input });
  const schedule = (heldOn = "2013-10-31", agenda = ["事業計画の進捗"]) =>
    mutate("scheduleMeeting", { heldOn, agenda });
  const approve = (meetingId: string, version = 1) =>
    mutate("approveMinutesForCity", {
      meetingId,
      minutesVersion: version,
      minutesHash: hashOfMinutes(meetingId, version),
    });
  async function held(): Promise<string> {
    const { meeting } = await schedule();
    return meeting.id;
  }
  async function recorded(): Promise<string> {
    const meetingId = await held();
    await mutate("recordMinutes", { meetingId, minutes: MINUTES_TEXT });
    return meetingId;
  }
  return { mutate, userError, schedule, approve, held, recorded };
}
