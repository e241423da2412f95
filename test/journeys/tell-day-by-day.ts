import { askPatiently } from "../access/asking";
import { fieldsOf, PARTIES } from "../access/sdl";
import type { Constellation, Party } from "../constellation";
import type { Tell } from "./tell";

/** Tells acts to a system through its gateway. A day passes by starting anew, on that day, the party that acts next. */
export function tellDayByDay(system: Constellation): Tell {
  const days = new Map<Party, string>();
  let told = 0;
  return async (day, who, act, input, selection) => {
    const party = ownerOf(act);
    if (days.get(party) !== day) await startOn(system, party, day);
    days.set(party, day);
    const document = `mutation ($input: ${act.replace(/^./, (first) => first.toUpperCase())}Input!) {
      ${act}(input: $input) { ${selection} userErrors { code path } }
    }`;
    const values = { input: { idempotencyKey: `物語-${++told}`, ...input } };
    const { data, errors } = await askPatiently(system, { door: "gateway", who, document, values });
    const refusals = [...errors, ...(data?.[act]?.userErrors ?? [])];
    if (refusals.length > 0) throw new Error(`${act} on ${day} was refused: ${JSON.stringify(refusals)}`);
    return data[act];
  };
}

export async function startOn(system: Constellation, party: Party, day: string): Promise<void> {
  await system.stop(party);
  await system.restart(party, { AIWORK_TODAY: day });
}

function ownerOf(act: string): Party {
  const owner = PARTIES.find((party) => Object.hasOwn(fieldsOf(party, "Mutation"), act));
  if (!owner) throw new Error(`no party has ${act}`);
  return owner;
}
