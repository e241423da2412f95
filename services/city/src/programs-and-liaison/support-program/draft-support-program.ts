import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import {
  parseRevision,
  type RevisedVersion,
  requireNotFarAhead,
} from "@aiwork/agreement/agreement/state-change/transitions";
import { parseWebAddress } from "@aiwork/agreement/agreement/text/formats";
import { parseOptionalLine, parseRequiredLine, parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { checkFields } from "@aiwork/server/errors/business-error";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DraftSupportProgramInput } from "../../generated/resolvers";
import { requireOwnDepartment } from "../department/department.access";
import { parseConditions } from "./program-condition";
import { isOfDepartmentOf } from "./support-program.access";
import { SupportProgramEntity } from "./support-program.entity";
import { supportProgramError } from "./support-program.errors";

const MAX_DOCUMENTS = 30;
const MAX_LINE_LENGTH = 200;
const MAX_SUMMARY_LENGTH = 1000;
const MAX_DETAIL_LENGTH = 10_000;

/** @throws TOO_MANY, ACCEPTANCE_REVERSED, NO_SUCH_DEPARTMENT, NOT_YOUR_DEPARTMENT, URL_FORM, DAY_TOO_LATE and the errors of a condition and of a text */
async function parseProgram(db: EntityManager, input: DraftSupportProgramInput, { clock, caller }: SubgraphContext) {
  const { days, ...program } = await checkFields({
    number: () => parseRequiredLine(input.number, "number", MAX_LINE_LENGTH),
    title: () => parseRequiredLine(input.title, "title", MAX_LINE_LENGTH),
    summary: () => parseRequiredText(input.summary, "summary", MAX_SUMMARY_LENGTH),
    detail: () => parseRequiredText(input.detail, "detail", MAX_DETAIL_LENGTH),
    department: () => requireOwnDepartment(caller, input.department),
    contact: () => parseRequiredLine(input.contact, "contact", MAX_LINE_LENGTH),
    requiredDocuments: () => parseDocuments(input.requiredDocuments),
    days: () => parseAcceptance(input, clock),
    legalBasis: () => parseOptionalLine(input.legalBasis, "legalBasis", MAX_LINE_LENGTH),
    url: () => parseWebAddress(input.url, "url"),
    conditions: () => parseConditions(db, input.conditions),
  });
  const parsed = { ...program, ...days };
  askBack(input, ...doubtAcceptance(days, clock));
  return parsed;
}

function parseAcceptance(
  { acceptsFrom = null, acceptsUntil = null }: DraftSupportProgramInput,
  clock: SubgraphContext["clock"],
) {
  // guard: last-day-of-acceptance-does-not-come
  if (acceptsFrom !== null && acceptsUntil !== null && acceptsUntil < acceptsFrom)
    throw supportProgramError("ACCEPTANCE_REVERSED").at("acceptsUntil");
  for (const [field, day] of Object.entries({ acceptsFrom, acceptsUntil }))
    if (day !== null) requireNotFarAhead(day, { clock }, field);
  return { acceptsFrom, acceptsUntil };
}

/** A program is accepted for years, but its first day is not more than a year away, nor its last day past for long. */
function doubtAcceptance(
  { acceptsFrom, acceptsUntil }: ReturnType<typeof parseAcceptance>,
  clock: SubgraphContext["clock"],
) {
  return [doubtDueDay(acceptsFrom, { clock }, "acceptsFrom"), doubtPastDay(acceptsUntil, { clock }, "acceptsUntil")];
}

function parseDocuments(given: readonly string[]): string[] {
  // guard: applicant-brings-no-more-documents
  if (given.length > MAX_DOCUMENTS)
    throw supportProgramError("TOO_MANY", { max: MAX_DOCUMENTS }).at("requiredDocuments");
  return given.map((document, i) => parseRequiredLine(document, `requiredDocuments.${i}`, MAX_LINE_LENGTH));
}

type Caller = SubgraphContext["caller"];
type Program = Awaited<ReturnType<typeof parseProgram>>;

/**
 * Drafts a program, or revises a program that has not ended. A revision is a new version and keeps the status.
 * @throws REVISION_WITHOUT_VERSION, NO_SUCH_RECORD, VERSION_CONFLICT, PROGRAM_ENDED, NUMBER_TAKEN and the errors of a
 * program's fields
 */
export async function draftSupportProgram(
  db: EntityManager,
  input: DraftSupportProgramInput,
  context: SubgraphContext,
) {
  const { caller } = context;
  const revised = parseRevision(input.supportProgramId, input.version, "supportProgramId");
  const read = () => parseProgram(db, input, context);
  const drafting = revised ? reviseProgram(db, revised, read, caller) : insertProgram(db, await read(), caller);
  // guard: program-has-number-of-own
  const supportProgramId = await translateViolation(drafting, "support_program_number_key", () =>
    supportProgramError("NUMBER_TAKEN").at("number"),
  );
  return { supportProgramId };
}

async function reviseProgram(db: EntityManager, revised: RevisedVersion, read: () => Promise<Program>, caller: Caller) {
  const { id } = await compareAndSet(
    db,
    SupportProgramEntity,
    { ...revised, isOwn: isOfDepartmentOf(caller) },
    async ({ status }) => {
      // guard: program-is-over-is-not-revised
      if (status === "ENDED") throw supportProgramError("PROGRAM_ENDED").at("supportProgramId");
      await recordStateChange(db, caller, { subjectId: revised.id, from: status, to: status });
      return read();
    },
  );
  return id;
}

async function insertProgram(db: EntityManager, program: Program, caller: Caller): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into support_program (id, number, title, summary, detail, department, contact, conditions,
       required_documents, accepts_from, accepts_until, legal_basis, url, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'DRAFT')`,
    [
      id,
      program.number,
      program.title,
      program.summary,
      program.detail,
      program.department,
      program.contact,
      JSON.stringify(program.conditions),
      program.requiredDocuments,
      program.acceptsFrom,
      program.acceptsUntil,
      program.legalBasis,
      program.url,
    ],
  );
  await recordStateChange(db, caller, { subjectId: id, from: null, to: "DRAFT" });
  return id;
}
