import { randomUUID } from "node:crypto";
import { requireServicePoint } from "@aiwork/agreement/access/require-counter";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { requireOpenFile } from "../seeker/require-open-file";
import type { LiaisonEntity } from "./liaison.entity";
import { isToOneself } from "./liaison-duty";
import { refuse } from "./liaison-refusals";

const LONGEST_PURPOSE = 1000;
const LONGEST_DEPARTMENT = 100;

type Told = Pick<LiaisonEntity, "seekerId" | "servicePointId" | "addressedTo" | "purpose" | "dueOn">;
export interface LiaisonOpening extends ActInput, Told {
  department?: string | null;
}

/**
 * 連絡・調整の開始: city staff open a liaison for a person of their service point. National staff open one as guests at
 * their service point, also for a person whom the city does not know.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, FILE_CLOSED, LIAISON_TO_ONESELF, DEPARTMENT_REQUIRED,
 * DEPARTMENT_NOT_ADDRESSED, DUE_ALREADY and the errors of a text
 */
export async function openLiaison(db: EntityManager, input: LiaisonOpening, context: SubgraphContext) {
  const { caller, clock } = context;
  const { id: seekerId } = parseSeekerKey({ id: input.seekerId });
  // guard: liaison-starts-from-own-service-point
  await requireServicePoint(db, caller, input.servicePointId);
  // guard: city-opens-liaisons-for-persons-of-own
  if (caller.party === "CITY") await requireOpenFile(db, context, seekerId);
  // guard: no-service-point-writes-to-itself
  if (isToOneself(input, caller)) throw refuse("LIAISON_TO_ONESELF").at("addressedTo");
  const department = readDepartment(input);
  // guard: answer-is-not-due-before-liaison
  if (input.dueOn < clock.today()) throw refuse("DUE_ALREADY").at("dueOn");
  const purpose = parseRequiredText(input.purpose, "purpose", LONGEST_PURPOSE);
  const liaisonId = randomUUID();
  await db.query(
    `insert into liaison
       (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'SENT')`,
    [liaisonId, seekerId, input.servicePointId, caller.party, input.addressedTo, purpose, clock.today(), input.dueOn],
  );
  if (department !== null)
    await db.query("insert into liaison_department (liaison_id, department) values ($1, $2)", [liaisonId, department]);
  // guard: history-begins-with-sending
  await recordChange(db, caller, { subjectId: liaisonId, from: null, to: "SENT" });
  return { liaisonId };
}

function readDepartment({ addressedTo, department: given }: LiaisonOpening): string | null {
  const department = parseOptionalText(given, "department", LONGEST_DEPARTMENT);
  // guard: department-is-addressed-is-named
  if (addressedTo === "CITY_DEPARTMENT" && department === null) throw refuse("DEPARTMENT_REQUIRED").at("department");
  // guard: department-is-named-only-where
  if (addressedTo !== "CITY_DEPARTMENT" && department !== null)
    throw refuse("DEPARTMENT_NOT_ADDRESSED").at("department");
  return department;
}
