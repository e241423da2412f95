import { randomUUID } from "node:crypto";
import { type Revised, readRevised } from "@aiwork/agreement/state-change/read-revised";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseProgram, type ToldProgram } from "./parse-program";
import { refuse } from "./program-refusals";
import { SupportProgramEntity } from "./support-program.entity";

export interface ProgramDraft extends ActInput, ToldProgram {
  supportProgramId?: string | null;
  version?: number | null;
}

type Caller = SubgraphContext["caller"];
type Program = Awaited<ReturnType<typeof parseProgram>>;

/**
 * Drafts a program, or revises a program that has not ended. A revision is a new version and keeps the status.
 * @throws REVISION_WITHOUT_VERSION, NO_SUCH_RECORD, VERSION_CONFLICT, PROGRAM_ENDED, NUMBER_TAKEN and the errors of a
 * program's fields
 */
export async function draftSupportProgram(db: EntityManager, input: ProgramDraft, { caller }: SubgraphContext) {
  const revised = readRevised(input.supportProgramId, input.version, "supportProgramId");
  const read = () => parseProgram(db, input);
  const drafting = revised ? revise(db, revised, read, caller) : draft(db, await read(), caller);
  // guard: program-has-number-of-own
  const supportProgramId = await refuseViolation(drafting, "support_program_number_key", () =>
    refuse("NUMBER_TAKEN").at("number"),
  );
  return { supportProgramId };
}

async function revise(db: EntityManager, revised: Revised, read: () => Promise<Program>, caller: Caller) {
  const { id } = await compareAndSet(db, SupportProgramEntity, revised, async ({ status }) => {
    // guard: program-is-over-is-not-revised
    if (status === "ENDED") throw refuse("PROGRAM_ENDED").at("supportProgramId");
    await recordChange(db, caller, { subjectId: revised.id, from: status, to: status });
    return read();
  });
  return id;
}

async function draft(db: EntityManager, program: Program, caller: Caller): Promise<string> {
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
  await recordChange(db, caller, { subjectId: id, from: null, to: "DRAFT" });
  return id;
}
