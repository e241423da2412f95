import { randomUUID } from "node:crypto";
import { readRevised } from "@aiwork/agreement/state-change/read-revised";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { LocalJobEntity } from "./local-job.entity";
import { refuse } from "./local-job-refusals";
import { localJobStatus } from "./local-job-status";
import { parseLocalJob, type ToldJob } from "./parse-local-job";

export interface JobDraft extends ActInput, ToldJob {
  localJobId?: string | null;
  version?: number | null;
}

/**
 * Drafts a job, or revises a job in DRAFT or PUBLISHED. A revision is a new version and keeps the status.
 * @throws REVISION_WITHOUT_VERSION, NO_SUCH_RECORD, VERSION_CONFLICT, JOB_ENDED and the errors of a job's fields
 */
export async function draftLocalJob(db: EntityManager, input: JobDraft, context: SubgraphContext) {
  const { caller, clock } = context;
  const revised = readRevised(input.localJobId, input.version, "localJobId");
  if (!revised) return { localJobId: await draft(db, input, context) };
  await compareAndSet(db, LocalJobEntity, revised, async (job) => {
    // guard: job-expired-by-day-is-not-revised
    const status = localJobStatus(job, clock.today());
    // guard: job-is-no-longer-offered
    if (status !== "DRAFT" && status !== "PUBLISHED") throw refuse("JOB_ENDED").at("localJobId");
    await recordChange(db, caller, { subjectId: revised.id, from: status, to: status });
    return parseLocalJob(input, context);
  });
  return { localJobId: revised.id };
}

async function draft(db: EntityManager, input: JobDraft, context: SubgraphContext): Promise<string> {
  const id = randomUUID();
  const job = parseLocalJob(input, context);
  await db.query(
    `insert into local_job (id, title, employer, description, occupation_code, workplace_ward_code, employment_type,
       wage_unit, wage_minimum, wage_maximum, openings, contact, url, drafted_on, apply_by, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'DRAFT')`,
    [
      id,
      job.title,
      job.employer,
      job.description,
      job.occupationCode,
      job.workplaceWardCode,
      job.employmentType,
      job.wageUnit,
      job.wageMinimum,
      job.wageMaximum,
      job.openings,
      job.contact,
      job.url,
      context.clock.today(),
      job.applyBy,
    ],
  );
  await recordChange(db, context.caller, { subjectId: id, from: null, to: "DRAFT" });
  return id;
}
