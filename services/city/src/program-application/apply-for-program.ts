import { randomUUID } from "node:crypto";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { requireOpenFile } from "../seeker/require-open-file";
import { refuse } from "./application-refusals";
import { requireAccepting } from "./require-accepting";

export interface Applying extends ActInput {
  seekerId: string;
  programId: string;
}

/**
 * 申請の開始: a counselor opens an application for a person of their service point, or a program officer for anyone. The
 * conditions are examined later, in the review.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOT_ACCEPTING, ALREADY_APPLIED
 */
export async function applyForProgram(db: EntityManager, input: Applying, context: SubgraphContext) {
  const { id } = parseSeekerKey({ id: input.seekerId });
  const programId = parseUuid(input.programId, "programId");
  // guard: application-is-of-person-of-own-service-point
  const { seekerId } = await requireOpenFile(db, context, id);
  await requireAccepting(db, context, programId, "programId");
  const applicationId = randomUUID();
  const applying = db.query(
    "insert into program_application (id, program_id, seeker_id, opened_on, status) values ($1, $2, $3, $4, 'DRAFT')",
    [applicationId, programId, seekerId, context.clock.today()],
  );
  // guard: person-applies-once-for-program
  await refuseViolation(applying, "program_application_applied_once", () => refuse("ALREADY_APPLIED").at("programId"));
  await recordChange(db, context.caller, { subjectId: applicationId, from: null, to: "DRAFT" });
  return { applicationId };
}
