import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeLocalJobStatusInput } from "../../generated/resolvers";
import { LOCAL_JOB_MANUAL_TRANSITIONS, LocalJobEntity, localJobStatus } from "./local-job.entity";
import { localJobError } from "./local-job.errors";

/**
 * 公開・充足・取下げ: publishes, fills or withdraws a job, from the status it has on the business day. One that was filled or
 * withdrawn by mistake is public again, with a reason, since the day it was.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, APPLY_BY_PAST and the errors of a reason
 */
export async function changeLocalJobStatus(
  db: EntityManager,
  input: ChangeLocalJobStatusInput,
  { caller, clock }: SubgraphContext,
) {
  const { to, version } = input;
  const id = parseUuid(input.localJobId, "localJobId");
  await compareAndSet(db, LocalJobEntity, { id, version, field: "localJobId" }, async (job) => {
    // guard: job-expired-by-day-goes-nowhere
    const from = localJobStatus(job, clock.today());
    // guard: job-goes-along-state-machine
    requireTransition(LOCAL_JOB_MANUAL_TRANSITIONS, from, to);
    // guard: job-is-published-while-one-can-apply
    if (to === "PUBLISHED" && job.applyBy < clock.today()) throw localJobError("APPLY_BY_PAST").at("to");
    const isTakenBack = to === "PUBLISHED" && from !== "DRAFT";
    // guard: job-is-public-again-for-reason
    const reason = input.reason == null && !isTakenBack ? null : parseReason(input.reason ?? "");
    await recordStateChange(db, caller, { subjectId: id, from, to, reason });
    // guard: job-says-since-when-is-public
    return { status: to, publishedOn: from === "DRAFT" ? clock.today() : undefined };
  });
  return { localJobId: id };
}
