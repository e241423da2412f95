import type { Constellation, Party } from "../constellation";
import type { Tell } from "./tell";
import { askToAct, ownerOf } from "./tell-act";

/** Tells acts to a system through its gateway. A day passes by starting anew, on that day, the party that acts next. */
export function tellDayByDay(system: Constellation, passTo = dayByDay(system)): Tell {
  let told = 0;
  return async (day, who, act, input, selection) => {
    await passTo(ownerOf(act), day);
    const keyed = { idempotencyKey: `物語-${++told}`, ...input };
    const { payload, refusals } = await askToAct(system, who, act, keyed, selection);
    if (refusals.length > 0) throw new Error(`${act} on ${day} was refused: ${refusals.join(", ")}`);
    return payload;
  };
}

/** Lets a day come to a party, unless it is there already. */
export function dayByDay(
  system: Constellation,
  days = new Map<Party, string>(),
): (party: Party, day: string) => Promise<void> {
  return async (party, day) => {
    if (days.get(party) !== day) await startOn(system, party, day);
    days.set(party, day);
  };
}

export async function startOn(system: Constellation, party: Party, day: string): Promise<void> {
  await system.stop(party);
  await system.restart(party, { AIWORK_TODAY: day });
}
