import type { CallerClaims } from "../access/test-caller";
import type { PartyAnswer, TestParty } from "../subgraph/test-party";
import { arrangeCity } from "./arrange-city";
import { CITY_COUNSELOR } from "./send-city-mutation";

export const CITY_TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

export const cityPersonAs = (seekerId: string): CallerClaims => ({ role: "seeker", seekerId });

/** Reads persons' records, and reads the access records that this leaves. */
export function cityRecordReader(party: TestParty) {
  const ask = (who: CallerClaims, query: string, variables: Record<string, unknown> = {}): Promise<PartyAnswer> =>
    party.askAs(who, query, variables, { traceparent: `00-${CITY_TRACE_ID}-b7ad6b7169203331-01` });
  /** The access records of a person, oldest first. */
  const recordsOf = (seekerId: string): Promise<Record<string, unknown>[]> =>
    party.database.dataSource.query(
      `select basis, by_role as role, by_name as name, categories, reason, trace_id as trace
        from access_record where seeker_id = $1 order by chain, place`,
      [seekerId],
    );
  return {
    ask,
    view: (who: CallerClaims, id: string, fields: string) =>
      ask(who, `query ($id: ID!) { seeker(id: $id) { id city { ${fields} } } }`, { id }),
    entity: (type: string, id: string, fields: string) =>
      ask(
        CITY_COUNSELOR,
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`,
        {
          of: [{ __typename: type, id }],
        },
      ),
    consent: (seeker_id: string, ...categories: string[]) =>
      arrangeCity(party, "disclosure_consent", { seeker_id, categories }),
    recordsOf,
    basesOf: async (seekerId: string) => (await recordsOf(seekerId)).map(({ basis }) => basis),
  };
}
