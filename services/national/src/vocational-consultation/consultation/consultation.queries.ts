import { parseDayRange } from "@aiwork/agreement/agreement/calendar/days";
import { nextActionFilters, nextActionJson } from "@aiwork/agreement/joint-counter/next-action/next-action";
import { atOwnServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import {
  earliestFirst,
  filterList,
  type KeysetList,
  parsePageRequest,
  searchFilter,
} from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryConsultationsArgs } from "../../generated/resolvers";
import { ConsultationEntity } from "./consultation.entity";

export type ConsultationPayload = MutationResult<"consultationId">;

/** A consultation, with its notes if the caller may see them. */
export interface ConsultationRow extends ConsultationEntity {
  notes: string | null;
}

const CONSULTATIONS: KeysetList = {
  name: "consultations",
  select: `select ${columnsOf(ConsultationEntity, "consultation")}, note.notes, held_on, entered
    from consultation left join consultation_note as note on note.consultation_id = consultation.id`,
  order: [
    ["held_on", "date"],
    ["entered", "bigint"],
  ],
};
const BY_ID: Statement = {
  name: "consultations-by-id",
  text: `${CONSULTATIONS.select} where id = any ($1::uuid[])`,
};

export const consultationById = requestLoader<SubgraphContext, string, ConsultationRow>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const consultationsOfSeeker = childConnections<ConsultationRow>(
  { ...CONSULTATIONS, select: `${CONSULTATIONS.select} where seeker_id = parent.key` },
  "uuid",
);

export type Consultations = Connection<ConsultationRow>;

/** The latest consultation first, unless asked otherwise. @throws DAYS_REVERSED */
export async function readConsultations(
  context: SubgraphContext,
  { filter, order, ...page }: QueryConsultationsArgs,
): Promise<Consultations> {
  const { database, caller } = context;
  const { from, to } = parseDayRange(filter);
  // guard: worklist-of-consultations-holds-own-service-points
  const { list, values } = filterList(order === "EARLIEST_FIRST" ? earliestFirst(CONSULTATIONS) : CONSULTATIONS, [
    await servicePointFilter(context, filter?.servicePointId),
    atOwnServicePoints(caller),
    { name: "from", value: from, condition: (day) => `held_on >= ${day}::date` },
    { name: "to", value: to, condition: (day) => `held_on <= ${day}::date` },
    // guard: own-consultations-are-those-of-callers-name
    { name: "mine", value: filter?.mine ? (caller.name ?? "") : null, condition: (name) => `by_name = ${name}` },
    ...nextActionFilters(filter),
    searchFilter(filter?.person, "search_national_profiles", "seeker_id"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

/**
 * A column for the statement that reads a person's half: the next action of the latest consultation as JSON, or null.
 * @param seekerId the column that holds the person's id
 */
export function consultationNextActionColumn(seekerId: string): string {
  // guard: next-action-is-of-consultation-recorded-last
  return `(select ${nextActionJson("NATIONAL")}
    from consultation where seeker_id = ${seekerId} and status = 'HELD' order by held_on desc, entered desc limit 1)`;
}
