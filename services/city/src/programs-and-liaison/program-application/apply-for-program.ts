import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { isOfDepartments } from "@aiwork/server/identity/caller";
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
 * 申請の開始: a counselor opens an application for a person of their service point, or a program officer for anyone, for a
 * program of their department. The
 * conditions are examined later, in the review.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOT_ACCEPTING, NOT_YOUR_DEPARTMENT, ALREADY_APPLIED
 */
export async function applyForProgram(db: EntityManager, input: ApplyForProgramInput, context: SubgraphContext) {
  const { id } = parseSeekerKey({ id: input.seekerId });
  const programId = parseUuid(input.programId, "programId");
  // guard: application-is-of-person-of-own-service-point
  const { seekerId } = await requireOpenCityFile(db, context, id);
  await requireAcceptingProgram(db, context, programId, "programId");
  // guard: officer-applies-for-programs-of-own-department
  if (isOfDepartments(context.caller.role) && !(await isProgramOfOwnDepartment(db, context.caller, programId)))
    throw departmentError("NOT_YOUR_DEPARTMENT").at("programId");
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
