import { randomUUID } from "node:crypto";
import type { CallerClaims } from "../access/test-caller";
import { confirmDoubts } from "../mutations/confirm-doubts";
import type { TestParty } from "../subgraph/test-party";

// biome-ignore lint/suspicious/noExplicitAny: the shape follows the selection that the test gives.
type Payload = any;

export const NATIONAL_COUNSELOR: CallerClaims = {
  role: "national.counselor",
  servicePoints: ["shiroishi"],
  name: "紹介 一子",
};
export const NATIONAL_COUNSELOR_ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
export const NATIONAL_PLANNING: CallerClaims = { role: "national.planning", name: "企画 四郎" };
export const ORDER_OFFICER: CallerClaims = { role: "national.order_officer", name: "求人 次郎" };

/** Errors after which a client sends the same mutation again under its key. */
const BUSY = /^(OVERLOADED|TIMEOUT)$/;
const MAX_TRIES = 100;

/** Sends a mutation under a new idempotency key, unless the input has one, and confirms what it asks back. Expects no errors other than the payload's. */
export async function sendNationalMutation(
  party: TestParty,
  who: CallerClaims,
  name: string,
  input: object,
  selection = "",
): Promise<Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code path kind } } }`;
  const idempotencyKey = randomUUID();
  return confirmDoubts(async (more) => {
    for (let tries = 1; ; tries++) {
      const { data, errors } = await party.askAs(who, query, { input: { idempotencyKey, ...input, ...more } });
      if (tries < MAX_TRIES && errors.some(({ extensions }) => BUSY.test(String(extensions?.code)))) continue;
      expect(errors).toEqual([]);
      return data[name];
    }
  });
}

/** The code and path of a payload's only error. */
export function onlyUserError({ userErrors }: Payload): [code: string, path: string] {
  expect(userErrors).toHaveLength(1);
  return [userErrors[0].code, userErrors[0].path?.join(".") ?? null];
}

/** The number of rows in the tables, to check that a refused mutation wrote nothing. */
export async function countRows({ database }: TestParty, ...tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...tables, "state_change"]) {
    const [{ count }] = await database.dataSource.query(`select count(*)::int from ${table}`);
    counts[table] = count;
  }
  return counts;
}

/** A mutation with its selection, to be sent by several callers and with several inputs. */
export function nationalMutation(party: TestParty, name: string, selection: string) {
  return (who: CallerClaims, input: object) => sendNationalMutation(party, who, name, input, selection);
}
