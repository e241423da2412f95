import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { requireOwnServicePoint } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { parseFields } from "@aiwork/server/errors/business-error";
import { isOfDepartments } from "@aiwork/server/identity/caller";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { OpenLiaisonInput } from "../../generated/resolvers";
import { requireOpenCityFile } from "../../joint-counter/seeker/require-city-file";
import { requireKnownDepartment } from "../department/department.access";
import { departmentError } from "../department/department.errors";
import { isToOwnServicePoint } from "./liaison.access";
import { liaisonError } from "./liaison.errors";

const MAX_PURPOSE_LENGTH = 1000;

/**
 * 連絡・調整の開始: city staff open a liaison for a person of their service point. National staff open one as guests at
 * their service point, also for a person whom the city does not know.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, FILE_CLOSED, LIAISON_TO_ONESELF, DEPARTMENT_REQUIRED,
 * DEPARTMENT_NOT_ADDRESSED, NO_SUCH_DEPARTMENT, NOT_YOUR_DEPARTMENT, DUE_ALREADY and the errors of a text
 */
export async function openLiaison(db: EntityManager, input: OpenLiaisonInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const { id: seekerId } = parseSeekerKey({ id: input.seekerId });
  // guard: liaison-starts-from-own-service-point
  await requireOwnServicePoint(db, caller, input.servicePointId);
  const sentBy = isOfDepartments(caller.role) ? caller.departments : null;
  // guard: officer-opens-liaisons-for-department
  if (sentBy?.length === 0) throw departmentError("NOT_YOUR_DEPARTMENT");
  // guard: city-opens-liaisons-for-persons-of-own
  if (caller.party === "CITY") await requireOpenCityFile(db, context, seekerId);
  // guard: no-service-point-writes-to-itself
  if (isToOwnServicePoint(input, caller)) throw liaisonError("LIAISON_TO_ONESELF").at("addressedTo");
  const { department, dueOn, purpose } = parseFields({
    department: () => parseDepartment(input),
    dueOn: () => parseDueOn(input.dueOn, context),
    purpose: () => parseRequiredText(input.purpose, "purpose", MAX_PURPOSE_LENGTH),
  });
  askBack(input, doubtDueDay(dueOn, context, "dueOn"));
  const liaisonId = randomUUID();
  await db.query(
    `insert into liaison
       (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, sent_by, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'SENT')`,
    [liaisonId, seekerId, input.servicePointId, caller.party, input.addressedTo, purpose, clock.today(), dueOn, sentBy],
  );
  if (department !== null)
    await db.query("insert into liaison_department (liaison_id, department) values ($1, $2)", [liaisonId, department]);
  // guard: history-begins-with-sending
  await recordStateChange(db, caller, { subjectId: liaisonId, from: null, to: "SENT" });
  return { liaisonId };
}

function parseDueOn(given: string, context: SubgraphContext): string {
  // guard: answer-is-not-due-before-liaison
  if (given < context.clock.today()) throw liaisonError("DUE_ALREADY").at("dueOn");
  requireNotFarAhead(given, context, "dueOn");
  return given;
}

function parseDepartment({ addressedTo, department: given }: OpenLiaisonInput): string | null {
  const department = given?.trim() || null;
  // guard: department-is-addressed-is-named
  if (addressedTo === "CITY_DEPARTMENT" && department === null)
    throw liaisonError("DEPARTMENT_REQUIRED").at("department");
  // guard: department-is-named-only-where
  if (addressedTo !== "CITY_DEPARTMENT" && department !== null)
    throw liaisonError("DEPARTMENT_NOT_ADDRESSED").at("department");
  return department && requireKnownDepartment(department);
}
