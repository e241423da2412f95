import { refuse as refuseApproval } from "@aiwork/agreement/approval/approval-refusals";
import { hasApproved } from "@aiwork/agreement/approval/approve";
import { refuse } from "@aiwork/agreement/council/council-refusals";
import { meetingSubject } from "@aiwork/agreement/council/meeting-subject";
import { takeReceipt } from "@aiwork/agreement/receipt/take-receipt";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { MEETING } from "./council-meeting.entity";
import { latestMinutes, lockMeeting } from "./lock-meeting";

export interface CompletingMinutes extends ActInput {
  meetingId: string;
  minutesVersion: number;
  nationalReceipt: string;
}

/**
 * Makes minutes final once the city has approved them and the national side's receipt of its approval of the same text
 * is given.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, CITY_APPROVAL_MISSING, MINUTES_DIFFER and the errors of
 * a receipt
 */
export async function completeMinutes(db: EntityManager, input: CompletingMinutes, context: SubgraphContext) {
  const { id, status } = await lockMeeting(db, input.meetingId);
  const minutes = await latestMinutes(db, id);
  const version = input.minutesVersion;
  if (minutes && minutes.version !== version) throw refuseAct("VERSION_CONFLICT").at("minutesVersion");
  const subject = meetingSubject(id);
  const { contentHash } = await takeReceipt(db, context, {
    sealed: input.nationalReceipt,
    field: "nationalReceipt",
    awaited: { act: "approveMinutesForNational", subject, version },
  });
  requireTransition(MEETING, status, "MINUTES_APPROVED", null);
  if (contentHash !== minutes?.contentHash) throw refuse("MINUTES_DIFFER").at("nationalReceipt");
  if (!(await hasApproved(db, { act: "approveMinutesForCity", subject, version, contentHash })))
    throw refuseApproval("CITY_APPROVAL_MISSING");
  await db.query("update council_meeting set status = 'MINUTES_APPROVED' where id = $1", [id]);
  await recordChange(db, context.caller, { subjectId: id, from: status, to: "MINUTES_APPROVED" });
  return { meetingId: id };
}
