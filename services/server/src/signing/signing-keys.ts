import { z } from "zod";
import { parseJson } from "../configuration/read-configuration";

/** The key that the gateway signs its requests to one subgraph with, and that this subgraph verifies them with. */
export interface SigningKey {
  readonly id: string;
  readonly secret: string;
}

// guard: keys-has-at-characters
const KEY_SYNTAX = /^([\w.-]{1,40}):([\x21-\x7e]{32,})$/;
export const SIGNING_KEY_FORM =
  "id:secret, the id of up to 40 letters, digits, _ . or -, the secret of at least 32 characters, no space";
const LIST_FORM = `give one key, or two during a rotation, separated by a space: ${SIGNING_KEY_FORM}`;
const OBJECT_FORM = `give JSON such as {"city":"id:secret"}: ${SIGNING_KEY_FORM}`;
const keyTextBySubgraph = z.record(z.string(), z.string(OBJECT_FORM), OBJECT_FORM);

/** A subgraph's `SUBGRAPH_SIGNING_KEYS`: its one or two valid keys. Error messages never repeat them: they are secret. */
export const signingKeysSetting = z
  .string(LIST_FORM)
  .transform((text, context): readonly SigningKey[] => {
    const keys = text.trim().split(/\s+/).map(parseSigningKey);
    const known = keys.filter((key) => key !== undefined);
    // guard: key-of-another-form
    if (known.length !== keys.length || keys.length > 2) context.addIssue({ code: "custom", message: LIST_FORM });
    else if (known[0]?.id === known[1]?.id) context.addIssue({ code: "custom", message: "its two keys share an id" });
    return known;
  })
  .meta({ description: "`id:secret` of the gateway's requests; two while one takes the other's place", secret: true });

/** The gateway's `SUBGRAPH_SIGNING_KEYS`: subgraph → its signing key. Error messages never repeat a secret. */
export const signingKeysBySubgraphSetting = z
  .string()
  .transform((text, context): ReadonlyMap<string, SigningKey> => {
    const read = keyTextBySubgraph.safeParse(parseJson(text));
    const keys = new Map<string, SigningKey>();
    const owners = new Map<string, string>();
    const fault = (message: string) => context.addIssue({ code: "custom", message });
    // guard: gateways-keys-are-object
    if (!read.success) fault(OBJECT_FORM);
    for (const [subgraph, written] of Object.entries(read.data ?? {})) {
      const key = parseSigningKey(written);
      const owner = key && owners.get(key.secret);
      // guard: gateways-keys-are-of-form-of-keys
      if (!key) fault(`${printableSubgraphName(subgraph)} has no valid key: ${SIGNING_KEY_FORM}`);
      else if (owner !== undefined)
        fault(
          `${printableSubgraphName(owner)} and ${printableSubgraphName(subgraph)} share a secret: give each its own`,
        );
      else keys.set(subgraph, key) && owners.set(key.secret, subgraph);
    }
    return keys;
  })
  .meta({ description: "JSON, subgraph → `id:secret` that signs the requests to it", secret: true });

/** A subgraph's name if it may be printed. Text as long as a secret may be one in the wrong place, so it is not printed. */
export function printableSubgraphName(name: string): string {
  // guard: subgraphs-name-is-given-only-where-can
  return /^[\w.-]{1,31}$/.test(name) ? name : "an entry that is not named as a subgraph";
}

export function parseSigningKey(text: string): SigningKey | undefined {
  const [, id, secret] = KEY_SYNTAX.exec(text) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : undefined;
}
