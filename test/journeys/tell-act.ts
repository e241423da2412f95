import { askPatiently } from "../access/asking";
import { fieldsOf, PARTIES } from "../access/sdl";
import type { Constellation, Party } from "../constellation";
import type { TokenRequest } from "../request-token";
import type { Done } from "./tell";

/** What came of an act: its payload, and by which codes it was refused, among its own or as an error. */
export interface Told {
  payload: Done;
  refusals: string[];
}

/** Asks for one act over the gateway, again under its key where a busy machine gave no answer in time. */
export async function askToAct(
  system: Constellation,
  who: TokenRequest | null,
  act: string,
  input: { idempotencyKey: string },
  selection = "",
): Promise<Told> {
  const document = `mutation ($input: ${act.replace(/^./, (first) => first.toUpperCase())}Input!) {
    ${act}(input: $input) { ${selection} userErrors { code path } }
  }`;
  const { data, errors } = await askPatiently(system, { door: "gateway", who, document, values: { input } });
  const payload = data?.[act] ?? null;
  const codes = [...errors.map(({ extensions }) => extensions), ...(payload?.userErrors ?? [])];
  return { payload, refusals: codes.map((one) => one?.code ?? JSON.stringify(one)) };
}

/** The party whose act it is. */
export function ownerOf(act: string): Party {
  const owner = PARTIES.find((party) => Object.hasOwn(fieldsOf(party, "Mutation"), act));
  if (!owner) throw new Error(`no party has ${act}`);
  return owner;
}
