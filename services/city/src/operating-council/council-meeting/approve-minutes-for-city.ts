import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { approveDocument } from "@aiwork/agreement/agreement/approval/approve";
import { councilMeetingSubject } from "@aiwork/agreement/operating-council/council-meeting/council-meeting";
import { councilMeetingError } from "@aiwork/agreement/operating-council/council-meeting/council-meeting.errors";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApproveMinutesForCityInput } from "../../generated/resolvers";
import { lockMeeting, readLatestMinutes } from "./council-meeting.queries";

/** @throws NO_SUCH_RECORD, NOT_UP_FOR_APPROVAL, VERSION_CONFLICT, MINUTES_DIFFER, ALREADY_APPROVED */
export async function approveMinutesForCity(
  db: EntityManager,
  input: ApproveMinutesForCityInput,
  context: SubgraphContext,
) {
  const { id, status } = await lockMeeting(db, input.meetingId);
  const minutes = await readLatestMinutes(db, id);
  if (!minutes || status !== "MINUTES_DRAFTED") throw approvalError("NOT_UP_FOR_APPROVAL");
  const { version, contentHash } = minutes;
  if (version !== input.minutesVersion) throw mutationError("VERSION_CONFLICT").at("minutesVersion");
  if (contentHash !== input.minutesHash) throw councilMeetingError("MINUTES_DIFFER").at("minutesHash");
  await approveDocument(db, context, {
    act: "approveMinutesForCity",
    subject: councilMeetingSubject(id),
    version,
    contentHash,
  });
  return { meetingId: id };
}
