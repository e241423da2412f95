import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { LocalJobEntity, type LocalJobStatus } from "./local-job.entity";
import { refuse } from "./local-job-refusals";
import { localJobStatus } from "./local-job-status";
import { MOVES } from "./local-job-transitions";

export interface JobChange extends ActInput {
  localJobId: string;
  version: number;
  to: LocalJobStatus;
  reason?: string | null;
}

/**
 * 公開・充足・取下げ: publishes, fills or withdraws a job, from the status it has on the business day.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, APPLY_BY_PAST and the errors of a reason
 */
export async function changeLocalJobStatus(db: EntityManager, input: JobChange, { caller, clock }: SubgraphContext) {
  const { to, version } = input;
  const id = parseUuid(input.localJobId, "localJobId");
  await compareAndSet(db, LocalJobEntity, { id, version }, async (job) => {
    // guard: job-expired-by-day-goes-nowhere
    const from = localJobStatus(job, clock.today());
    // guard: job-goes-along-state-machine
    requireTransition(MOVES, from, to);
    // guard: job-is-published-while-one-can-apply
    if (to === "PUBLISHED" && job.applyBy < clock.today()) throw refuse("APPLY_BY_PAST").at("to");
    const reason = input.reason == null ? null : readReason(input.reason);
    await recordChange(db, caller, { subjectId: id, from, to, reason });
    // guard: job-says-since-when-is-public
    return { status: to, publishedOn: to === "PUBLISHED" ? clock.today() : undefined };
  });
  return { localJobId: id };
}
