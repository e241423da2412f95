import { type CallerParty, partyOfRole } from "@aiwork/server/identity/caller";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { type KeysetList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { actorOf } from "../../agreement/state-change/state-change";
import type { PersonLookupGround } from "./person-lookup";

/** 照会の記録: who looked for persons, and why. Whom they sought is not kept. */
export interface PersonLookupRow {
  id: string;
  at: Date;
  byRole: string;
  byName: string | null;
  servicePointIds: string[];
  ground: PersonLookupGround;
  reason: string;
  found: number;
}

export type PersonLookups = Connection<PersonLookupRow>;

const PERSON_LOOKUPS: KeysetList = {
  name: "person-lookups",
  select: `select id, looked_up_at as at, by_role as "byRole", by_name as "byName", service_points as "servicePointIds",
      ground, reason, found, looked_up_at
    from person_lookup`,
  order: [
    ["looked_up_at", "timestamptz"],
    ["id", "uuid"],
  ],
};

/** All lookups at a party, for its auditor, newest first. */
export function readPersonLookups({ database }: SubgraphContext, page: PageArguments): Promise<PersonLookups> {
  return readConnection(database, PERSON_LOOKUPS, [], parsePageRequest(page));
}

/** The fields of a lookup that its row does not store, for the party whose files were searched. */
export function personLookupFields(holder: CallerParty) {
  return {
    holder: () => holder,
    by: ({ byRole, byName }: PersonLookupRow) => actorOf(partyOfRole(byRole), byRole, byName),
  };
}
