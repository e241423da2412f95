import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { type Caller, isOfDepartments } from "@aiwork/server/identity/caller";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApplyForProgramInput } from "../../generated/resolvers";
import { requireOpenCityFile } from "../../joint-counter/seeker/require-city-file";
import { departmentError } from "../department/department.errors";
import { programApplicationError } from "./program-application.errors";
import { isProgramOfOwnDepartment, requireAcceptingProgram } from "./program-application.queries";

/**
 * 申請の開始: a counselor opens an application for a person of their service point; a program officer for a program of their
 * department, for a person whom a service point handed over to it. The conditions are examined later, in the review.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOT_ACCEPTING, NOT_YOUR_DEPARTMENT, NOT_HANDED_OVER, ALREADY_APPLIED
 */
export async function applyForProgram(db: EntityManager, input: ApplyForProgramInput, context: SubgraphContext) {
  const { id } = parseSeekerKey({ id: input.seekerId });
  const programId = parseUuid(input.programId, "programId");
  if (isOfDepartments(context.caller.role)) await requireHandedOver(db, context.caller, programId, id);
  // guard: application-is-of-person-of-own-service-point
  const { seekerId } = await requireOpenCityFile(db, context, id);
  await requireAcceptingProgram(db, context, programId, "programId");
  const applicationId = randomUUID();
  const applying = db.query(
    "insert into program_application (id, program_id, seeker_id, opened_on, status) values ($1, $2, $3, $4, 'DRAFT')",
    [applicationId, programId, seekerId, context.clock.today()],
  );
  const appliedTwice = () => programApplicationError("ALREADY_APPLIED").at("programId");
  // guard: person-applies-once-for-program
  await translateViolation(applying, "program_application_applied_once", appliedTwice);
  await recordStateChange(db, context.caller, { subjectId: applicationId, from: null, to: "DRAFT" });
  return { applicationId };
}

/** A person whom the city does not know is refused like one who was not handed over. */
async function requireHandedOver(db: EntityManager, caller: Caller, programId: string, seekerId: string) {
  // guard: officer-applies-for-programs-of-own-department
  if (!(await isProgramOfOwnDepartment(db, caller, programId)))
    throw departmentError("NOT_YOUR_DEPARTMENT").at("programId");
  const [person]: [{ isHandedOver: boolean }?] = await db.query(`select is_handed_over_for($1, $2) as "isHandedOver"`, [
    programId,
    seekerId,
  ]);
  // guard: officer-applies-for-whom-service-point-handed-over
  if (!person?.isHandedOver) throw programApplicationError("NOT_HANDED_OVER").at("seekerId");
}
