import type { Receipt } from "@aiwork/agreement/receipt/receipt";
import { sealReceipt } from "@aiwork/agreement/testing/seal-receipt";
import { minutesHash } from "../operating-council/meeting-minutes.entity";
import { type actAndLook, SECRETARIAT } from "./act-and-look";

const FIELDS = `meeting { id heldOn status agenda { title request { id } } minutes minutesVersion minutesHash
  cityApproval { version contentHash } history { from to reason } }`;
export const TEXT = "要望への対応を協議した";
export const hashOf = (meetingId: string, version = 1, text = TEXT) => minutesHash({ meetingId, version, text });
export const about = (id: string, version: number) => ({
  act: "approveMinutesForNational" as const,
  subject: `CouncilMeeting:${id}`,
  version,
  contentHash: hashOf(id, version),
});
export const receiptOf = (id: string, version = 1, more: Partial<Receipt> = {}) =>
  sealReceipt("NATIONAL", { ...about(id, version), ...more });
export const completing = async (meetingId: string, minutesVersion = 1, receipt?: string) => {
  return { meetingId, minutesVersion, nationalReceipt: receipt ?? (await receiptOf(meetingId, minutesVersion)) };
};

/** The mutations of meetings and their minutes, as the secretariat runs them. */
export function councilActs(look: ReturnType<typeof actAndLook>) {
  const act = (name: string, input: object) => look.act(SECRETARIAT, name, { ...input }, FIELDS);
  const refusal = (name: string, input: object) => look.refusal(SECRETARIAT, name, { ...input });
  const schedule = (heldOn = "2013-10-31", agenda = ["事業計画の進捗"]) => act("scheduleMeeting", { heldOn, agenda });
  const approve = (meetingId: string, version = 1) =>
    act("approveMinutesForCity", { meetingId, minutesVersion: version, minutesHash: hashOf(meetingId, version) });
  async function held(): Promise<string> {
    const { meeting } = await schedule();
    return meeting.id;
  }
  async function recorded(): Promise<string> {
    const meetingId = await held();
    await act("recordMinutes", { meetingId, minutes: TEXT });
    return meetingId;
  }
  return { act, refusal, schedule, approve, held, recorded };
}
