import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay, doubtWage } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseRevision, requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseWardCode } from "@aiwork/agreement/agreement/text/area-code";
import { parseWebAddress } from "@aiwork/agreement/agreement/text/formats";
import { parseRequiredLine, parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { parseOccupationCode, parseOpenings, parseWage } from "@aiwork/agreement/joint-counter/employment/offered-work";
import { parseFields } from "@aiwork/server/errors/business-error";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DraftLocalJobInput } from "../../generated/resolvers";
import { LocalJobEntity, localJobStatus } from "./local-job.entity";
import { localJobError } from "./local-job.errors";

const MAX_LINE_LENGTH = 200;
const MAX_DESCRIPTION_LENGTH = 10_000;

/**
 * @throws OCCUPATION_CODE_FORM, AREA_CODE_FORM, NO_SUCH_WARD, OPENINGS_OUT_OF_RANGE, WAGE_OUT_OF_RANGE, WAGE_REVERSED, APPLY_BY_PAST,
 * URL_FORM and the errors of a text
 */
function parseLocalJob(input: DraftLocalJobInput, { clock }: SubgraphContext) {
  const { workplaceWardCode: ward, employmentType } = input;
  const { wage, ...job } = parseFields({
    title: () => parseRequiredLine(input.title, "title", MAX_LINE_LENGTH),
    employer: () => parseRequiredLine(input.employer, "employer", MAX_LINE_LENGTH),
    description: () => parseRequiredText(input.description, "description", MAX_DESCRIPTION_LENGTH),
    // guard: occupation-is-given-by-code
    occupationCode: () => parseOccupationCode(input.occupationCode),
    workplaceWardCode: () => (ward == null ? null : parseWardCode(ward, "workplaceWardCode")),
    wage: () => parseWage(input.wage),
    // guard: somebody-is-wanted
    openings: () => parseOpenings(input.openings),
    contact: () => parseRequiredLine(input.contact, "contact", MAX_LINE_LENGTH),
    url: () => parseWebAddress(input.url, "url"),
    applyBy: () => parseApplyBy(input.applyBy, clock),
  });
  askBack(input, doubtWage(wage), doubtDueDay(job.applyBy, { clock }, "applyBy"));
  return { ...job, ...wage, employmentType };
}

function parseApplyBy(given: string, clock: SubgraphContext["clock"]): string {
  // guard: job-is-drafted-can-still-be-applied
  if (given < clock.today()) throw localJobError("APPLY_BY_PAST").at("applyBy");
  requireNotFarAhead(given, { clock }, "applyBy");
  return given;
}

/**
 * Drafts a job, or revises a job in DRAFT or PUBLISHED. A revision is a new version and keeps the status.
 * @throws REVISION_WITHOUT_VERSION, NO_SUCH_RECORD, VERSION_CONFLICT, JOB_ENDED and the errors of a job's fields
 */
export async function draftLocalJob(db: EntityManager, input: DraftLocalJobInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const revised = parseRevision(input.localJobId, input.version, "localJobId");
  if (!revised) return { localJobId: await insertLocalJob(db, input, context) };
  await compareAndSet(db, LocalJobEntity, revised, async (job) => {
    // guard: job-expired-by-day-is-not-revised
    const status = localJobStatus(job, clock.today());
    // guard: job-is-no-longer-offered
    if (status !== "DRAFT" && status !== "PUBLISHED") throw localJobError("JOB_ENDED").at("localJobId");
    await recordStateChange(db, caller, { subjectId: revised.id, from: status, to: status });
    return parseLocalJob(input, context);
  });
  return { localJobId: revised.id };
}

async function insertLocalJob(db: EntityManager, input: DraftLocalJobInput, context: SubgraphContext): Promise<string> {
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
  await recordStateChange(db, context.caller, { subjectId: id, from: null, to: "DRAFT" });
  return id;
}
