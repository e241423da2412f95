import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { hasApprovedDocument } from "@aiwork/agreement/agreement/approval/approve";
import { acceptReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { councilMeetingSubject } from "@aiwork/agreement/operating-council/council-meeting/council-meeting";
import { councilMeetingError } from "@aiwork/agreement/operating-council/council-meeting/council-meeting.errors";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CompleteMinutesInput } from "../../generated/resolvers";
import { MEETING_TRANSITIONS } from "./council-meeting.entity";
import { lockMeeting, readLatestMinutes } from "./council-meeting.queries";

/**
 * Makes minutes final once the city has approved them and the national side's receipt of its approval of the same text
 * is given.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, CITY_APPROVAL_MISSING, MINUTES_DIFFER and the errors of
 * a receipt
 */
export async function completeMinutes(db: EntityManager, input: CompleteMinutesInput, context: SubgraphContext) {
  const { id, status } = await lockMeeting(db, input.meetingId);
  const minutes = await readLatestMinutes(db, id);
  const version = input.minutesVersion;
  if (minutes && minutes.version !== version) throw mutationError("VERSION_CONFLICT").at("minutesVersion");
  const subject = councilMeetingSubject(id);
  const { contentHash } = await acceptReceipt(db, context, {
    receipt: input.nationalReceipt,
    field: "nationalReceipt",
    expected: { act: "approveMinutesForNational", subject, version },
  });
  requireTransition(MEETING_TRANSITIONS, status, "MINUTES_APPROVED", "meetingId");
  if (contentHash !== minutes?.contentHash) throw councilMeetingError("MINUTES_DIFFER").at("nationalReceipt");
  if (!(await hasApprovedDocument(db, { act: "approveMinutesForCity", subject, version, contentHash })))
    throw approvalError("CITY_APPROVAL_MISSING");
  await db.query("update council_meeting set status = 'MINUTES_APPROVED' where id = $1", [id]);
  await recordStateChange(db, context.caller, { subjectId: id, from: status, to: "MINUTES_APPROVED" });
  return { meetingId: id };
}
