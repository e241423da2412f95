import { setTimeout as sleep } from "node:timers/promises";
import { addDays } from "@aiwork/demo/population/business-days";
import { checkpointsOf } from "@aiwork/kit/agreement/checkpoints-of";
import type { TestParty } from "@aiwork/kit/subgraph/test-party";
import fc from "fast-check";
import { startCountingParties } from "./counting-parties";
import { type FigureAct, figureAct, startActing } from "./figure-acts";

const isLong = process.env.AIWORK_PROOFS === "long";
const ACTS = isLong ? 10_000 : 400;
const AT_ONCE = 8;
const FIRST_DAY = "2012-04-01";
const DAYS = 730;
const PAUSE_MS = isLong ? 500 : 50;

/** The transactions that a party's database has committed. */
async function committed({ database: { dataSource } }: TestParty): Promise<number> {
  await dataSource.query("select pg_stat_force_next_flush()");
  const [{ count }] = await dataSource.query(
    "select xact_commit::int as count from pg_stat_database where datname = current_database()",
  );
  return count;
}

describe("the results while many service points record at once", () => {
  it("are those of all facts as of every closed instant, and the same when asked again", async () => {
    await using parties = await startCountingParties();
    const sides = [checkpointsOf(parties.city), checkpointsOf(parties.national)] as const;
    const acting = await startActing(parties.city, parties.national);
    const before = (await committed(parties.city)) + (await committed(parties.national));
    const acts: FigureAct[] = fc.sample(figureAct, { numRuns: ACTS, seed: 20131031 });
    const kept: { side: (typeof sides)[number]; instant: string; results: unknown }[] = [];
    let isRecording = true;

    async function record(): Promise<void> {
      for (let done = 0; done < ACTS; done += AT_ONCE)
        await acting.runAtOnce(addDays(FIRST_DAY, Math.floor((DAYS * done) / ACTS)), acts.slice(done, done + AT_ONCE));
    }
    async function ask(): Promise<void> {
      for (; isRecording; await sleep(PAUSE_MS))
        for (const side of sides) {
          await side.take();
          const instant = await side.closedNow();
          kept.push({ side, instant, results: await side.compare(instant) });
        }
    }
    await Promise.all([record().finally(() => (isRecording = false)), ask()]);

    for (const { side, instant, results } of kept) expect(await side.results(instant)).toEqual(results);
    for (const side of sides) expect(await side.compare(await side.closedNow())).not.toEqual([]);
    expect(kept.length).toBeGreaterThan(10);
    expect((await committed(parties.city)) + (await committed(parties.national)) - before).toBeGreaterThan(ACTS);
  }, 3_000_000);
});
