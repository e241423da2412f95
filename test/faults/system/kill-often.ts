import { setTimeout as sleep } from "node:timers/promises";
import type { Party } from "../../constellation";
import type { MortalSystem } from "./mortal-system";

type Victim = "database" | Party;
/** Who dies next. */
const ROUND: readonly Victim[] = ["database", "national", "database", "city", "national", "database"];
/** Of the answers to commits so many get lost on their way, with the connection. */
const LOST = 0.02;

export interface Killings {
  kills: Record<Victim, number>;
  /** Answers to commits that got lost, with and without a process. */
  lostAnswers: number;
  /** One more, as soon as somebody commits: the server after its answer is out, a party before it has it. */
  killOne(): Promise<void>;
}

/**
 * Kills one after the other at the moment of a commit, and starts it again; and loses answers to commits in between.
 * @param national what the nation's process is told when it starts again
 */
export function killOften(
  { road, ...system }: MortalSystem,
  national: Record<string, string> = {},
  chance: () => number,
): Killings {
  const loseSome = () => {
    if (chance() >= LOST) return true;
    killings.lostAnswers += 1;
    return false;
  };
  road.onCommit = loseSome;
  let round = 0;
  const killings: Killings = {
    kills: { database: 0, city: 0, national: 0 },
    lostAnswers: 0,
    killOne: async () => {
      const victim = ROUND[round++ % ROUND.length] ?? "database";
      await new Promise<void>((resolve) => {
        road.onCommit = () => {
          road.onCommit = loseSome;
          // Behind the answer, which is on its way by then.
          setImmediate(resolve);
          return victim === "database" || loseOne();
        };
      });
      killings.kills[victim] += 1;
      if (victim === "database") {
        system.killDatabase();
        await sleep(50);
        await system.reviveDatabase();
      } else {
        system.killParty(victim);
        await system.reviveParty(victim, victim === "national" ? national : {});
      }
    },
  };
  const loseOne = () => {
    killings.lostAnswers += 1;
    return false;
  };
  return killings;
}
