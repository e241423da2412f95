import { SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityPersons } from "../access/city-access";
import type { LiaisonEntity } from "./liaison.entity";

/** Whose duty it is to answer. */
const ADDRESSED = {
  NATIONAL_SERVICE_POINT: "national.counselor",
  CITY_SERVICE_POINT: "city.counselor",
  CITY_DEPARTMENT: "city.program_officer",
} as const;

type Place = Pick<LiaisonEntity, "addressedTo">;

/** A liaison stands at one counter: who is on duty there cannot address that very counter. */
export function isToOneself({ addressedTo }: Place, { role }: Caller): boolean {
  return SERVICE_POINT_ROLES.has(role) && role === ADDRESSED[addressedTo];
}

export function isAddressed(liaison: LiaisonEntity, caller: Caller): boolean {
  return caller.role === ADDRESSED[liaison.addressedTo] && isPresent(liaison, caller);
}

export function isSender(liaison: LiaisonEntity, caller: Caller): boolean {
  return caller.party === liaison.openedBy && isPresent(liaison, caller) && !isToOneself(liaison, caller);
}

/** As they may read it without a consent: the nation's officers those in which they are guests, at their counter. */
export function isTheirLiaison(db: EntityManager, context: SubgraphContext) {
  const { caller } = context;
  return async (liaison: LiaisonEntity): Promise<boolean> => {
    const { openedBy, addressedTo, seekerId } = liaison;
    const isGuests = openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT";
    if (caller.party === "NATIONAL") return isGuests && isPresent(liaison, caller);
    return isPresent(liaison, caller) || (await cityPersons.mayActFor(db, context, seekerId));
  };
}

function isPresent({ servicePointId }: LiaisonEntity, { role, servicePoints }: Caller): boolean {
  return !SERVICE_POINT_ROLES.has(role) || servicePoints.includes(servicePointId);
}
