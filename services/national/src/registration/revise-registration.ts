import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { nationalPersons } from "../access/national-access";
import { keepBackground } from "./keep-background";
import { type GivenWishes, parseWishes, requireOccupation } from "./parse-wishes";
import { RegistrationEntity } from "./registration.entity";
import { refuse } from "./registration-refusals";
import { registrationStatus } from "./registration-status";

export interface Revising extends ActInput, GivenWishes {
  registrationId: string;
  version: number;
  reason: string;
}

/**
 * 求職申込みの変更: changes the person's wishes and experience. The state stays; the history records the reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, REGISTRATION_WITHDRAWN, NOTHING_TO_REVISE, NO_OCCUPATION, REASON_REQUIRED
 * and the errors of parseWishes
 */
export async function reviseRegistration(db: EntityManager, input: Revising, context: SubgraphContext) {
  const { caller, clock } = context;
  const id = parseUuid(input.registrationId, "registrationId");
  // guard: registration-is-revised-by-staff-of-persons
  const isTheirs = ({ seekerId }: RegistrationEntity) => nationalPersons.mayActFor(db, context, seekerId);
  await compareAndSet(db, RegistrationEntity, { id, version: input.version, isTheirs }, async (row) => {
    const status = registrationStatus(row, clock.today());
    // guard: registration-was-withdrawn-is-not-revised
    if (status === "WITHDRAWN") throw refuse("REGISTRATION_WITHDRAWN").at("registrationId");
    const wishes = parseWishes(input, context);
    // guard: revision-changes-something-2
    if (Object.keys(wishes).length === 0) throw refuse("NOTHING_TO_REVISE");
    // guard: revised-registration-still-seeks-something
    requireOccupation({ ...row, ...wishes });
    // guard: revision-is-given-with-reason
    const reason = readReason(input.reason);
    await recordChange(db, caller, { subjectId: id, from: status, to: status, reason });
    const { workHistory, outOfWorkSince, ...changes } = wishes;
    if (workHistory !== undefined || outOfWorkSince !== undefined)
      await keepBackground(db, id, {
        workHistory: workHistory === undefined ? (row.background?.workHistory ?? null) : workHistory,
        outOfWorkSince: outOfWorkSince === undefined ? (row.background?.outOfWorkSince ?? null) : outOfWorkSince,
      });
    return changes;
  });
  return { registrationId: id };
}
