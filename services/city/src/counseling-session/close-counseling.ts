import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { requireFile } from "../seeker/require-open-file";
import { refuse } from "./counseling-refusals";
import type { CounselingStatus } from "./counseling-session.entity";
import { CLOSINGS } from "./counseling-transitions";
import { requireSession } from "./require-session";

export interface SessionClosing extends ActInput {
  sessionId: string;
  to: CounselingStatus;
  reason?: string | null;
}

/**
 * Closes a booked session that was not held: CANCELED at any time, NO_SHOW from the day it was booked for.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT, ILLEGAL_TRANSITION, NOT_MISSED_YET and the errors of a reason
 */
export async function closeCounseling(db: EntityManager, input: SessionClosing, context: SubgraphContext) {
  const { to } = input;
  const { session } = await requireSession(db, context, input.sessionId, requireFile);
  const { id, status: from, day } = session;
  // guard: closing-goes-along-state-machine
  requireTransition(CLOSINGS, from, to);
  // guard: nobody-misses-session-before-day
  if (to === "NO_SHOW" && day > context.clock.today()) throw refuse("NOT_MISSED_YET").at("to");
  const reason = input.reason == null ? null : readReason(input.reason);
  await db.query("update counseling_session set status = $2 where id = $1", [id, to]);
  await recordChange(db, context.caller, { subjectId: id, from, to, reason });
  return { sessionId: id };
}
