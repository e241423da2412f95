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
 * 求職申込みの変更: what the person seeks and brings; its state stays, and its history tells why it was revised.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, REGISTRATION_WITHDRAWN, NOTHING_TO_REVISE, NO_OCCUPATION, REASON_REQUIRED
 * and what wishes are refused for
 */
export async function reviseRegistration(db: EntityManager, input: Revising, context: SubgraphContext) {
  const { caller, clock } = context;
  const id = parseUuid(input.registrationId, "registrationId");
  const isTheirs = ({ seekerId }: RegistrationEntity) => nationalPersons.mayActFor(db, context, seekerId);
  await compareAndSet(db, RegistrationEntity, { id, version: input.version, isTheirs }, async (row) => {
    const status = registrationStatus(row, clock.today());
    if (status === "WITHDRAWN") throw refuse("REGISTRATION_WITHDRAWN").at("registrationId");
    const wishes = parseWishes(input, context);
    if (Object.keys(wishes).length === 0) throw refuse("NOTHING_TO_REVISE");
    requireOccupation({ ...row, ...wishes });
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
