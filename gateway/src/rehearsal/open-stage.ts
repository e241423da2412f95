import { type Behaviour, cut } from "./faults";
import { openHalf, type PartyName } from "./halves";
import { openFaulty } from "./open-faulty";
import type { RunningSubgraph } from "./open-party";
import { openCounter, type Rehearsal } from "./open-rehearsal";

/** A gateway with one side that works and one that behaves as the test wants. */
export interface Stage extends AsyncDisposable {
  readonly counter: Rehearsal;
  readonly broken: RunningSubgraph;
  behave: Behaviour;
}

export async function openStage(down: PartyName, up: PartyName): Promise<Stage> {
  const opened: AsyncDisposable[] = [];
  const dispose = async () => {
    for (const part of opened.reverse()) await part[Symbol.asyncDispose]();
  };
  const open = async <Part extends AsyncDisposable>(part: Promise<Part>): Promise<Part> => {
    opened.push(await part);
    return part;
  };
  try {
    const broken = await open(openFaulty((response) => stage.behave(response)));
    const other = await open(openHalf(up));
    const [city, national] = down === "city" ? [broken, other] : [other, broken];
    const counter = await open(openCounter(city, national));
    const stage: Stage = { counter, broken, behave: cut, [Symbol.asyncDispose]: dispose };
    return stage;
  } catch (error) {
    await dispose();
    throw error;
  }
}
