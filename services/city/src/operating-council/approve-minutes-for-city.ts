import { refuse as refuseApproval } from "@aiwork/agreement/approval/approval-refusals";
import { approve } from "@aiwork/agreement/approval/approve";
import { refuse } from "@aiwork/agreement/council/council-refusals";
import { meetingSubject } from "@aiwork/agreement/council/meeting-subject";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { latestMinutes, lockMeeting } from "./lock-meeting";

export interface ApprovingMinutes extends ActInput {
  meetingId: string;
  minutesVersion: number;
  minutesHash: string;
}

/** @throws NO_SUCH_RECORD, NOT_UP_FOR_APPROVAL, VERSION_CONFLICT, MINUTES_DIFFER, ALREADY_APPROVED */
export async function approveMinutesForCity(db: EntityManager, input: ApprovingMinutes, context: SubgraphContext) {
  const { id, status } = await lockMeeting(db, input.meetingId);
  const minutes = await latestMinutes(db, id);
  if (!minutes || status !== "MINUTES_DRAFTED") throw refuseApproval("NOT_UP_FOR_APPROVAL");
  const { version, contentHash } = minutes;
  if (version !== input.minutesVersion) throw refuseAct("VERSION_CONFLICT").at("minutesVersion");
  if (contentHash !== input.minutesHash) throw refuse("MINUTES_DIFFER").at("minutesHash");
  await approve(db, context, { act: "approveMinutesForCity", subject: meetingSubject(id), version, contentHash });
  return { meetingId: id };
}
