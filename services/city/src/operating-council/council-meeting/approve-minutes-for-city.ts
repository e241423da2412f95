import { approvalError as refuseApproval } from "@aiwork/agreement/agreement/approval/approval.errors";
import { approveDocument } from "@aiwork/agreement/agreement/approval/approve";
import { councilMeetingSubject } from "@aiwork/agreement/operating-council/council-meeting/council-meeting";
import { councilMeetingError } from "@aiwork/agreement/operating-council/council-meeting/council-meeting.errors";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError as refuseAct } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockMeeting, readLatestMinutes } from "./council-meeting.queries";

export interface CityMinutesApproval extends MutationInput {
  meetingId: string;
  minutesVersion: number;
  minutesHash: string;
}

/** @throws NO_SUCH_RECORD, NOT_UP_FOR_APPROVAL, VERSION_CONFLICT, MINUTES_DIFFER, ALREADY_APPROVED */
export async function approveMinutesForCity(db: EntityManager, input: CityMinutesApproval, context: SubgraphContext) {
  const { id, status } = await lockMeeting(db, input.meetingId);
  const minutes = await readLatestMinutes(db, id);
  if (!minutes || status !== "MINUTES_DRAFTED") throw refuseApproval("NOT_UP_FOR_APPROVAL");
  const { version, contentHash } = minutes;
  if (version !== input.minutesVersion) throw refuseAct("VERSION_CONFLICT").at("minutesVersion");
  if (contentHash !== input.minutesHash) throw councilMeetingError("MINUTES_DIFFER").at("minutesHash");
  await approveDocument(db, context, {
    act: "approveMinutesForCity",
    subject: councilMeetingSubject(id),
    version,
    contentHash,
  });
  return { meetingId: id };
}
