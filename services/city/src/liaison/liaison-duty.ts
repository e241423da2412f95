import { SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { cityPersons } from "../access/city-access";
import type { LiaisonEntity } from "./liaison.entity";

/** The role that answers for each addressee. */
const ADDRESSED = {
  NATIONAL_SERVICE_POINT: "national.counselor",
  CITY_SERVICE_POINT: "city.counselor",
  CITY_DEPARTMENT: "city.program_officer",
} as const;

type Place = Pick<LiaisonEntity, "addressedTo">;

/** Whether the caller addresses their own side of the service point at which the liaison is opened. */
export function isToOneself({ addressedTo }: Place, { role }: Caller): boolean {
  return SERVICE_POINT_ROLES.has(role) && role === ADDRESSED[addressedTo];
}

export function isAddressed(liaison: LiaisonEntity, caller: Caller): boolean {
  // guard: answer-is-given-at-liaisons-own-service-point
  return caller.role === ADDRESSED[liaison.addressedTo] && isPresent(liaison, caller);
}

export function isSender(liaison: LiaisonEntity, caller: Caller): boolean {
  // guard: party-opened-liaison-takes-back
  return caller.party === liaison.openedBy && isPresent(liaison, caller) && !isToOneself(liaison, caller);
}

/** Whether the caller may read a liaison without a consent; national staff only as guests at their service point. */
export function isTheirLiaison(db: EntityManager, context: SubgraphContext) {
  const { caller } = context;
  return async (liaison: LiaisonEntity): Promise<boolean> => {
    const { openedBy, addressedTo, seekerId } = liaison;
    const isGuests = openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT";
    // guard: guest-acts-in-those-in-national-is
    if (caller.party === "NATIONAL") return isGuests && isPresent(liaison, caller);
    // guard: liaison-of-neither-service-point-nor-person
    return isPresent(liaison, caller) || (await cityPersons.mayActFor(db, context, seekerId));
  };
}

function isPresent({ servicePointId }: LiaisonEntity, { role, servicePoints }: Caller): boolean {
  return !SERVICE_POINT_ROLES.has(role) || servicePoints.includes(servicePointId);
}
