import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { isOfDepartments } from "@aiwork/server/identity/caller";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeApplicationStatusInput } from "../../generated/resolvers";
import { citySeekerAccess } from "../../joint-counter/seeker/seeker.access";
import {
  APPLICANT_TRANSITIONS,
  APPLICATION_TRANSITIONS,
  type ApplicationStatus,
  ProgramApplicationEntity,
} from "./program-application.entity";
import { programApplicationError } from "./program-application.errors";
import { isProgramOfOwnDepartment, requireAcceptingProgram } from "./program-application.queries";

const DECISIONS: readonly ApplicationStatus[] = ["APPROVED", "REJECTED"];
const WITH_REASON: readonly ApplicationStatus[] = ["RETURNED", "REJECTED"];
const isDecision = (status: ApplicationStatus) => DECISIONS.includes(status);

/**
 * 提出・審査・決定: the person, or a counselor of the person's service point, submits and withdraws; a program officer
 * of the program's department does all. An application is submitted while the program accepts applications. A returned
 * application can be submitted again later and keeps the day of its first submission. A decision that was made by mistake
 * is taken back for a reason; what it was stays in the history.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, NOT_YOURS_TO_DECIDE, NOT_ACCEPTING, ALREADY_APPLIED and the
 * errors of a reason
 */
export async function changeApplicationStatus(
  db: EntityManager,
  input: ChangeApplicationStatusInput,
  context: SubgraphContext,
) {
  const { to, version } = input;
  const { caller, clock } = context;
  const today = clock.today();
  const id = parseUuid(input.applicationId, "applicationId");
  const isOfficer = isOfDepartments(caller.role);
  // guard: applicant-is-person-or-own-service-point
  const isOwn = ({ seekerId, programId }: ProgramApplicationEntity) =>
    isOfficer ? isProgramOfOwnDepartment(db, caller, programId) : citySeekerAccess.mayActFor(db, context, seekerId);
  const changing = compareAndSet(
    db,
    ProgramApplicationEntity,
    { id, version, field: "applicationId", isOwn },
    async ({ status: from, programId, submittedOn }) => {
      // guard: application-goes-along-state-machine
      requireTransition(APPLICATION_TRANSITIONS, from, to);
      // guard: application-is-decided-by-program-officer
      if (!isOfficer && !APPLICANT_TRANSITIONS[from].includes(to))
        throw programApplicationError("NOT_YOURS_TO_DECIDE").at("to");
      // guard: application-is-submitted-while-program-accepts
      if (from === "DRAFT" && to === "SUBMITTED")
        await requireAcceptingProgram(db, context, programId, "applicationId");
      // guard: who-is-rejected-is-given-why
      const isNeeded = WITH_REASON.includes(to) || isDecision(from);
      const reason = input.reason == null && !isNeeded ? null : parseReason(input.reason ?? "");
      await recordStateChange(db, caller, { subjectId: id, from, to, reason });
      if (isDecision(to) && reason !== null) await writeDecision(db, id, reason);
      return {
        status: to,
        // guard: application-counts-from-first-submission
        submittedOn: to === "SUBMITTED" ? (submittedOn ?? today) : undefined,
        decidedOn: isDecision(to) ? today : isDecision(from) ? null : undefined,
      };
    },
  );
  // guard: decision-is-taken-back-where-nobody-applied-anew
  await translateViolation(changing, "program_application_applied_once", () =>
    programApplicationError("ALREADY_APPLIED").at("applicationId"),
  );
  return { applicationId: id };
}

/** The reason is in a table of its own because fewer roles may read it than the decision. */
async function writeDecision(db: EntityManager, applicationId: string, reason: string): Promise<void> {
  await db.query("insert into application_decision (application_id, reason) values ($1, $2)", [applicationId, reason]);
}
