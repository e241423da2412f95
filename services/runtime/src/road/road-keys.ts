import { z } from "zod";
import { parseJson } from "../http/parse-json";

/** The key that the gateway signs its requests to one subgraph with, and that this subgraph verifies them with. */
export interface RoadKey {
  readonly id: string;
  readonly secret: string;
}

// guard: keys-has-at-characters
const KEY = /^([\w.-]{1,40}):([\x21-\x7e]{32,})$/;
export const KEY_FORM =
  "id:secret, the id of up to 40 letters, digits, _ . or -, the secret of at least 32 characters, no space";
const LIST = `give one key, or two during a rotation, separated by a space: ${KEY_FORM}`;
const OBJECT = `give JSON such as {"city":"id:secret"}: ${KEY_FORM}`;
const byName = z.record(z.string(), z.string(OBJECT), OBJECT);

/** A subgraph's `SUBGRAPH_SIGNING_KEYS`: its one or two valid keys. Error messages never repeat them: they are secret. */
export const roadKeysSetting = z.string(LIST).transform((text, context): readonly RoadKey[] => {
  const keys = text.trim().split(/\s+/).map(parseKey);
  const known = keys.filter((key) => key !== undefined);
  // guard: key-of-another-form
  if (known.length !== keys.length || keys.length > 2) context.addIssue({ code: "custom", message: LIST });
  else if (known[0]?.id === known[1]?.id) context.addIssue({ code: "custom", message: "its two keys share an id" });
  return known;
});

/** The gateway's `SUBGRAPH_SIGNING_KEYS`: subgraph → its signing key. Error messages never repeat a secret. */
export const roadKeysBySubgraphSetting = z.string().transform((text, context): ReadonlyMap<string, RoadKey> => {
  const read = byName.safeParse(parseJson(text));
  const keys = new Map<string, RoadKey>();
  const owners = new Map<string, string>();
  const fault = (message: string) => context.addIssue({ code: "custom", message });
  // guard: gateways-keys-are-object
  if (!read.success) fault(OBJECT);
  for (const [subgraph, written] of Object.entries(read.data ?? {})) {
    const key = parseKey(written);
    const owner = key && owners.get(key.secret);
    // guard: gateways-keys-are-of-form-of-keys
    if (!key) fault(`${tellName(subgraph)} has no valid key: ${KEY_FORM}`);
    else if (owner !== undefined)
      fault(`${tellName(owner)} and ${tellName(subgraph)} share a secret: give each its own`);
    else keys.set(subgraph, key) && owners.set(key.secret, subgraph);
  }
  return keys;
});

/** A subgraph's name if it may be printed. Text as long as a secret may be one in the wrong place, so it is not printed. */
export function tellName(name: string): string {
  // guard: subgraphs-name-is-given-only-where-can
  return /^[\w.-]{1,31}$/.test(name) ? name : "an entry that is not named as a subgraph";
}

export function parseKey(text: string): RoadKey | undefined {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : undefined;
}
