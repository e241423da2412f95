import { setTimeout as sleep } from "node:timers/promises";
import type { PartyName } from "@aiwork/kit/system/start-system";
import type { KillableSystem } from "./killable-system";

type Victim = "database" | PartyName;
/** The order in which processes are killed. */
const ROUND: readonly Victim[] = ["database", "national", "database", "city", "national", "database"];
/** The share of answers to commits that are lost together with the connection. */
const LOST = 0.02;

export interface KillCounts {
  kills: Record<Victim, number>;
  /** The number of lost answers to commits, with and without a kill. */
  lostAnswers: number;
  /** Kills one more at the next commit: the server after its answer is sent, a party before it receives it. */
  killOne(): Promise<void>;
}

/**
 * Kills one process after the other at the moment of a commit and restarts it, and loses answers to commits in between.
 * @param national settings of the national process when it restarts
 */
export function killRepeatedly(
  { databaseProxy, ...system }: KillableSystem,
  national: Record<string, string> = {},
  chance: () => number,
): KillCounts {
  const loseSome = () => {
    if (chance() >= LOST) return true;
    counts.lostAnswers += 1;
    return false;
  };
  databaseProxy.onCommit = loseSome;
  let round = 0;
  const counts: KillCounts = {
    kills: { database: 0, city: 0, national: 0 },
    lostAnswers: 0,
    killOne: async () => {
      const victim = ROUND[round++ % ROUND.length] ?? "database";
      await new Promise<void>((resolve) => {
        databaseProxy.onCommit = () => {
          databaseProxy.onCommit = loseSome;
          // After the answer, which has been sent by then.
          setImmediate(resolve);
          return victim === "database" || loseOne();
        };
      });
      counts.kills[victim] += 1;
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
    counts.lostAnswers += 1;
    return false;
  };
  return counts;
}
