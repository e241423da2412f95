import { UNDER_ANY_ID_OF_SEEKER } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Caller } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import {
  filterList,
  type KeysetList,
  type ListFilter,
  type PageArguments,
  parsePageRequest,
} from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { LiaisonFilter } from "../../generated/resolvers";
import { departmentFilter, ofOwnDepartments } from "../department/department.access";
import { LiaisonEntity } from "./liaison.entity";

export type LiaisonPage = Connection<LiaisonEntity>;
export type LiaisonPayload = MutationResult<"liaisonId">;

/** Liaisons by the day they were opened, latest first. */
const LIAISONS: KeysetList = {
  name: "liaisons",
  select: `select ${columnsOf(LiaisonEntity)}, opened_on, entered from liaison`,
  order: [
    ["opened_on", "date"],
    ["entered", "bigint"],
  ],
};
const LIAISONS_BY_ID: Statement = { name: "liaisons-by-id", text: `${LIAISONS.select} where id = any ($1::uuid[])` };

export const liaisonById = requestLoader<SubgraphContext, string, LiaisonEntity>(
  ({ database }, ids) => database.read(LIAISONS_BY_ID, [ids]),
  ({ id }) => id,
);

// guard: liaisons-about-either-id-are-persons
export const liaisonsOfSeeker = childConnections<LiaisonEntity>(
  { ...LIAISONS, select: `${LIAISONS.select} ${UNDER_ANY_ID_OF_SEEKER}` },
  "uuid",
);

const isOverdueOn = (today: string) => `(status = 'SENT' and due_on < ${today})`;

/** `isLiaisonOverdue` in SQL, for a list. */
function liaisonOverdueFilter(overdue: boolean | null | undefined, today: string): ListFilter {
  const value = overdue == null ? null : today;
  return overdue
    ? { name: "overdue", value, condition: isOverdueOn }
    : { name: "in-time", value, condition: (day) => `not ${isOverdueOn(day)}` };
}

/** The liaisons at the caller's service points. National staff, guests here, read only those that concern them. @throws MALFORMED_ID */
export async function readLiaisons(
  context: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: LiaisonFilter | null },
): Promise<LiaisonPage> {
  const { database, clock, caller } = context;
  const seekerId = filter?.seekerId == null ? null : parseUuid(filter.seekerId, "seekerId");
  // guard: worklist-of-liaisons-holds-own-service-points
  const { list, values } = filterList(LIAISONS, [
    { name: "to", value: filter?.addressedTo, condition: (addressee) => `addressed_to = ${addressee}` },
    await servicePointFilter(context, filter?.servicePointId),
    atOwnServicePoints(caller),
    guestFilter(caller),
    ofOwnDepartments(caller, (own) => `(sent_by && ${own}::text[] or ${isToAnyOf(`${own}::text[]`)})`),
    departmentFilter(filter?.department, (code) => isToAnyOf(`array[${code}::text]`)),
    { name: "status", value: filter?.status, condition: (status) => `status = ${status}` },
    { name: "due", value: filter?.dueBy, condition: (day) => `status = 'SENT' and due_on <= ${day}::date` },
    liaisonOverdueFilter(filter?.overdue, clock.today()),
    // guard: liaisons-are-of-the-person-asked-for
    { name: "person", value: seekerId, condition: (id) => `seeker_id = any (ids_of(${id}::uuid))` },
    // guard: own-liaisons-are-those-of-callers-name
    { name: "mine", value: filter?.mine ? [caller.party ?? "", caller.name ?? ""] : null, condition: isBy },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

/** In which a member of the party's staff has taken a step, by the party and the name. */
const isBy = (who: string) =>
  `exists (select from state_change where subject_id = liaison.id and by_party = (${who}::text[])[1]
    and search_form(by_name) = search_form((${who}::text[])[2]))`;

const isToAnyOf = (departments: string) =>
  `exists (select from liaison_department where liaison_id = liaison.id and department = any (${departments}))`;

function guestFilter({ party }: Caller): ListFilter {
  return {
    name: "guests",
    // guard: city-staff-are-given-all-liaisons
    value: party === "NATIONAL" ? party : null,
    // guard: national-officers-are-given-what
    condition: (guest) => `(opened_by = ${guest} or addressed_to = 'NATIONAL_SERVICE_POINT')`,
  };
}
