import { type Behaviour, cut } from "./faults";
import { openHalf, type PartyName } from "./halves";
import { openFaulty } from "./open-faulty";
import type { RunningSubgraph } from "./open-party";
import { openCounter, type Rehearsal } from "./open-rehearsal";
import { openTogether } from "./open-together";

/** A gateway with one party that works and one that behaves as the test says. */
export interface Stage extends AsyncDisposable {
  readonly gateway: Rehearsal;
  readonly broken: RunningSubgraph;
  behave: Behaviour;
}

export function openStage(down: PartyName, up: PartyName): Promise<Stage> {
  return openTogether(async (open) => {
    const broken = await open(openFaulty((response) => stage.behave(response)));
    const other = await open(openHalf(up));
    const [city, national] = down === "city" ? [broken, other] : [other, broken];
    const gateway = await open(openCounter(city, national));
    const stage = { gateway, broken, behave: cut };
    return stage;
  });
}
