import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CloseCounselingInput } from "../../generated/resolvers";
import { requireCityFile } from "../../joint-counter/seeker/require-city-file";
import { COUNSELING_CLOSING_TRANSITIONS } from "./counseling-session.entity";
import { counselingSessionError } from "./counseling-session.errors";
import { requireCounselingSession } from "./counseling-session.queries";

/**
 * Closes a booked session that was not held: CANCELED at any time, NO_SHOW from the day it was booked for.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT, ILLEGAL_TRANSITION, NOT_MISSED_YET and the errors of a reason
 */
export async function closeCounseling(db: EntityManager, input: CloseCounselingInput, context: SubgraphContext) {
  const { to } = input;
  const { session } = await requireCounselingSession(db, context, input.sessionId, requireCityFile);
  const { id, status: from, day } = session;
  // guard: closing-goes-along-state-machine
  requireTransition(COUNSELING_CLOSING_TRANSITIONS, from, to);
  // guard: nobody-misses-session-before-day
  if (to === "NO_SHOW" && day > context.clock.today()) throw counselingSessionError("NOT_MISSED_YET").at("to");
  const reason = input.reason == null ? null : parseReason(input.reason);
  await db.query("update counseling_session set status = $2 where id = $1", [id, to]);
  await recordStateChange(db, context.caller, { subjectId: id, from, to, reason });
  return { sessionId: id };
}
