import { randomUUID } from "node:crypto";
import type { TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the selection's, which a test spells out beside it.
type Payload = any;

export const COUNSELOR: Posing = { role: "national.counselor", servicePoints: ["shiroishi"], name: "紹介 一子" };
export const ELSEWHERE: Posing = { role: "national.counselor", servicePoints: ["toyohira"] };
export const PLANNING: Posing = { role: "national.planning", name: "企画 四郎" };
export const ORDER_OFFICER: Posing = { role: "national.order_officer", name: "求人 次郎" };

/** What a client that holds a key sends again, unchanged. */
const BUSY = /^(OVERLOADED|TIMEOUT)$/;
const TRIES = 100;

/** Asks for a mutation under a key of its own, unless one is given; without errors but the payload's own. */
export async function askAct(
  party: TestParty,
  who: Posing,
  name: string,
  input: object,
  selection = "",
): Promise<Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code path } } }`;
  const variables = { input: { idempotencyKey: randomUUID(), ...input } };
  for (let tries = 1; ; tries++) {
    const { data, errors } = await party.askAs(who, query, variables);
    if (tries < TRIES && errors.some(({ extensions }) => BUSY.test(String(extensions?.code)))) continue;
    expect(errors).toEqual([]);
    return data[name];
  }
}

/** The code and the field of the one refusal of a payload. */
export function refusalOf({ userErrors }: Payload): [code: string, path: string] {
  expect(userErrors).toHaveLength(1);
  return [userErrors[0].code, userErrors[0].path?.join(".") ?? null];
}

/** How many rows stand in tables: nothing is half-written after a refusal. */
export async function countRows({ database }: TestParty, ...tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...tables, "state_change"]) {
    const [{ count }] = await database.dataSource.query(`select count(*)::int from ${table}`);
    counts[table] = count;
  }
  return counts;
}
