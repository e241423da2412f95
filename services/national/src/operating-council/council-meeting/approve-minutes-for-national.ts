import { approveDocument, requireVersionAndHash } from "@aiwork/agreement/agreement/approval/approve";
import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { councilMeetingSubject } from "@aiwork/agreement/operating-council/council-meeting/council-meeting";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApproveMinutesForNationalInput } from "../../generated/resolvers";

/**
 * The national side's approval of minutes that the city keeps, by their hash, with its receipt.
 * @throws DAY_IN_THE_FUTURE, NOT_A_VERSION, NOT_A_HASH, ALREADY_APPROVED
 */
export async function approveMinutesForNational(
  db: EntityManager,
  input: ApproveMinutesForNationalInput,
  context: SubgraphContext,
) {
  const { heldOn, minutesVersion: version, minutesHash: contentHash } = input;
  const meetingId = parseUuid(input.meetingId, "meetingId");
  requireNotInFuture(heldOn, context, "heldOn");
  requireVersionAndHash({ version, contentHash }, ["minutesVersion", "minutesHash"]);
  const subject = councilMeetingSubject(meetingId);
  await approveDocument(db, context, { act: "approveMinutesForNational", subject, version, contentHash });
  return { meetingId, heldOn };
}
