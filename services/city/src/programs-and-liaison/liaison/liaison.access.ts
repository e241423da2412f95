import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import { SERVICE_POINT_ROLES } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { type Caller, isOfDepartments } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { citySeekerAccess } from "../../joint-counter/seeker/seeker.access";
import type { LiaisonEntity } from "./liaison.entity";

/** The role that answers for each addressee. */
const ROLE_OF_ADDRESSEE = {
  NATIONAL_SERVICE_POINT: "national.counselor",
  CITY_SERVICE_POINT: "city.counselor",
  CITY_DEPARTMENT: "city.program_officer",
} as const;

type Addressed = Pick<LiaisonEntity, "addressedTo">;

/** Whether the caller addresses their own side of the service point at which the liaison is opened. */
export function isToOwnServicePoint({ addressedTo }: Addressed, { role }: Caller): boolean {
  return SERVICE_POINT_ROLES.has(role) && role === ROLE_OF_ADDRESSEE[addressedTo];
}

export function isLiaisonAddressee(liaison: LiaisonEntity, caller: Caller): boolean {
  // guard: answer-is-given-at-liaisons-own-service-point
  return (
    caller.role === ROLE_OF_ADDRESSEE[liaison.addressedTo] &&
    isAtServicePointOfLiaison(liaison, caller) &&
    isToDepartmentOf(liaison, caller)
  );
}

function isToDepartmentOf({ addressedTo, addressee }: LiaisonEntity, { departments }: Caller): boolean {
  return addressedTo !== "CITY_DEPARTMENT" || (addressee !== null && departments.includes(addressee.department));
}

/** Whether an officer of the caller's departments opened it. The other party may not read which departments did. */
async function isSentByDepartmentOf(db: EntityManager, { id }: LiaisonEntity, { departments }: Caller) {
  const [liaison]: [{ isOwn: boolean | null }?] = await db.query(
    `select sent_by && $2::text[] as "isOwn" from liaison where id = $1`,
    [id, departments],
  );
  return liaison?.isOwn === true;
}

export async function isLiaisonSender(db: EntityManager, liaison: LiaisonEntity, caller: Caller): Promise<boolean> {
  // guard: party-opened-liaison-takes-back
  return (
    caller.party === liaison.openedBy &&
    isAtServicePointOfLiaison(liaison, caller) &&
    !isToOwnServicePoint(liaison, caller) &&
    (!isOfDepartments(caller.role) || (await isSentByDepartmentOf(db, liaison, caller)))
  );
}

/** Whether the caller may read a liaison without a consent; national staff only as guests at their service point. */
export function liaisonReadableBy(db: EntityManager, context: SubgraphContext) {
  const { caller } = context;
  return async (liaison: LiaisonEntity): Promise<boolean> => {
    const { openedBy, addressedTo, seekerId } = liaison;
    const isGuests = openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT";
    // guard: guest-acts-in-those-in-national-is
    if (caller.party === "NATIONAL") return isGuests && isAtServicePointOfLiaison(liaison, caller);
    // guard: officers-act-in-liaisons-of-own-departments
    if (isOfDepartments(caller.role))
      return (
        (addressedTo === "CITY_DEPARTMENT" && isToDepartmentOf(liaison, caller)) ||
        isSentByDepartmentOf(db, liaison, caller)
      );
    // guard: liaison-of-neither-service-point-nor-person
    return isAtServicePointOfLiaison(liaison, caller) || (await citySeekerAccess.mayActFor(db, context, seekerId));
  };
}

function isAtServicePointOfLiaison({ servicePointId }: LiaisonEntity, { role, servicePoints }: Caller): boolean {
  return !SERVICE_POINT_ROLES.has(role) || servicePoints.includes(servicePointId);
}

export const liaisonAccess = {
  /** National staff answer the liaisons that are addressed to them here, as guests. */
  // guard: liaison-stands-at-service-point
  Liaison: {
    ...bySeekerId,
    ...byServicePointId,
    // guard: national-officers-are-guests-in
    isOpenToGuests: ({ openedBy, addressedTo }) => openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT",
    category: "LIAISON",
  } satisfies RecordAccess<LiaisonEntity>,
};
