import { approve } from "@aiwork/agreement/approval/approve";
import { parseApproved } from "@aiwork/agreement/approval/parse-approved";
import { meetingSubject } from "@aiwork/agreement/council/meeting-subject";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";

export interface ApprovingMinutes extends ActInput {
  meetingId: string;
  heldOn: string;
  minutesVersion: number;
  minutesHash: string;
}

/**
 * The national side's approval of minutes that the city keeps, by their hash, with its receipt.
 * @throws DAY_IN_THE_FUTURE, NOT_A_VERSION, NOT_A_HASH, ALREADY_APPROVED
 */
export async function approveMinutesForNational(db: EntityManager, input: ApprovingMinutes, context: SubgraphContext) {
  const { heldOn, minutesVersion: version, minutesHash: contentHash } = input;
  const meetingId = parseUuid(input.meetingId, "meetingId");
  requirePast(heldOn, context, "heldOn");
  parseApproved({ version, contentHash }, ["minutesVersion", "minutesHash"]);
  const subject = meetingSubject(meetingId);
  await approve(db, context, { act: "approveMinutesForNational", subject, version, contentHash });
  return { meetingId, heldOn };
}
