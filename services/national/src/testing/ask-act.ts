import { randomUUID } from "node:crypto";
import type { TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";

// biome-ignore lint/suspicious/noExplicitAny: the payload's shape is the selection's, which a test spells out.
type Payload = any;

/** What a client that holds a key sends again, unchanged. */
const BUSY = /^(OVERLOADED|TIMEOUT)$/;
const TRIES = 20;

/** A mutation with its payload's selection, asked under a new key each time; without errors but the payload's own. */
export function askAct(party: TestParty, act: string, selection: string) {
  const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${act}(input: $input) { ${selection} userErrors { code path message } } }`;
  return async (who: Posing, input: object): Promise<Payload> => {
    const variables = { input: { idempotencyKey: randomUUID(), ...input } };
    for (let tries = 1; ; tries++) {
      const { data, errors } = await party.askAs(who, query, variables);
      if (tries < TRIES && errors.some(({ extensions }) => BUSY.test(String(extensions?.code)))) continue;
      expect(errors).toEqual([]);
      return data[act];
    }
  };
}

/** The code and the field of the one refusal of a payload. */
export function refusalOf({ userErrors }: Payload): [code: string, path: string] {
  expect(userErrors).toHaveLength(1);
  return [userErrors[0].code, userErrors[0].path?.join(".") ?? null];
}
