import { randomUUID } from "node:crypto";
import type { Constellation } from "../constellation";
import type { TokenRequest } from "../request-token";

export const SECRETARIAT: TokenRequest = { role: "city.secretariat", name: "事務 三郎" };
export const PLANNING: TokenRequest = { role: "national.planning", name: "企画 四郎" };

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the selection's, which a test spells out beside it.
type Told = any;

/** Acts on the joint papers over the gateway, each with one token. */
export function betweenParties(system: Constellation) {
  const send = async (who: TokenRequest, name: string, input: object, selection: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code } } }`;
    return system.askAs(who, query, { input: { idempotencyKey: randomUUID(), ...input } });
  };
  return {
    send,
    /** What the act answers; it must be done. */
    act: async (who: TokenRequest, name: string, input: object, selection: string): Promise<Told> => {
      const { data, errors } = await send(who, name, input, selection);
      expect([errors, data?.[name]?.userErrors]).toEqual([[], []]);
      return data[name];
    },
    refusal: async (who: TokenRequest, name: string, input: object): Promise<string> => {
      const { data } = await send(who, name, input, "");
      return data[name].userErrors[0]?.code;
    },
    read: async (query: string, variables: Record<string, unknown> = {}): Promise<Told> => {
      const { data, errors } = await system.askAs(PLANNING, query, variables);
      expect(errors).toEqual([]);
      return data;
    },
    /** Another business day comes, on both sides. */
    comesTo: async (day: string) => {
      for (const party of ["city", "national"] as const) {
        await system.stop(party);
        await system.restart(party, { AIWORK_TODAY: day });
      }
    },
  };
}
