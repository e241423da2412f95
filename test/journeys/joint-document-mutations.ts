import { randomUUID } from "node:crypto";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import type { TestSystem } from "@aiwork/kit/system/start-system";

export const JOURNEY_SECRETARIAT: TokenRequest = { role: "city.secretariat", name: "事務 三郎" };
export const JOURNEY_PLANNING: TokenRequest = { role: "national.planning", name: "企画 四郎" };

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the selection, which the test spells out.
type Payload = any;

/** Runs mutations on joint documents through the gateway, each with one caller's token. */
export function jointDocumentMutations(system: TestSystem) {
  const send = async (who: TokenRequest, name: string, input: object, selection: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code } } }`;
    return system.askAs(who, query, { input: { idempotencyKey: randomUUID(), ...input } });
  };
  return {
    send,
    /** Runs a mutation that must succeed. @returns its payload */
    act: async (who: TokenRequest, name: string, input: object, selection: string): Promise<Payload> => {
      const { data, errors } = await send(who, name, input, selection);
      expect([errors, data?.[name]?.userErrors]).toEqual([[], []]);
      return data[name];
    },
    refusal: async (who: TokenRequest, name: string, input: object): Promise<string> => {
      const { data } = await send(who, name, input, "");
      return data[name].userErrors[0]?.code;
    },
    read: async (query: string, variables: Record<string, unknown> = {}): Promise<Payload> => {
      const { data, errors } = await system.askAs(JOURNEY_PLANNING, query, variables);
      expect(errors).toEqual([]);
      return data;
    },
  };
}
