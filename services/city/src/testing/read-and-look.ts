import type { Answer, TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { arrange } from "./arrange-city";

export const HERE: Posing = { role: "city.counselor", servicePoints: ["shiroishi"], name: "相談 花子" };
export const NATIONAL: Posing = { role: "national.counselor", servicePoints: ["shiroishi"], name: "職業 一郎" };
export const TRACE = "0af7651916cd43dd8448eb211c80319c";

export const itself = (seekerId: string): Posing => ({ role: "seeker", seekerId });

/** Reads persons' records, and reads the access records that this leaves. */
export function readAndLook(party: TestParty) {
  const ask = (who: Posing, query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    party.askAs(who, query, variables, { traceparent: `00-${TRACE}-b7ad6b7169203331-01` });
  /** The access records of a person, oldest first. */
  const recordsOf = (seekerId: string): Promise<Record<string, unknown>[]> =>
    party.database.dataSource.query(
      `select basis, by_role as role, by_name as name, categories, reason, trace_id as trace
        from access_record where seeker_id = $1 order by chain, place`,
      [seekerId],
    );
  return {
    ask,
    view: (who: Posing, id: string, fields: string) =>
      ask(who, `query ($id: ID!) { seeker(id: $id) { id city { ${fields} } } }`, { id }),
    entity: (type: string, id: string, fields: string) =>
      ask(HERE, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`, {
        of: [{ __typename: type, id }],
      }),
    consent: (seeker_id: string, ...categories: string[]) =>
      arrange(party, "disclosure_consent", { seeker_id, categories }),
    recordsOf,
    basesOf: async (seekerId: string) => (await recordsOf(seekerId)).map(({ basis }) => basis),
  };
}
