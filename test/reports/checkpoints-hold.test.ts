import { city } from "@aiwork/city/city";
import { checkpointsOf } from "@aiwork/kit/agreement/checkpoints-of";
import { startTestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";
import fc from "fast-check";
import { startCountingParties } from "./counting-parties";
import { figureAct, startActing } from "./figure-acts";

const START = "insert into counted_since (rule, since) select unnest($1::text[]), '2012-04-01'";
const OF_CITY = ["VISIT_PERSON_DAY", "VISITS"];
const OF_NATIONAL = ["PLACEMENT_CASES", "PLACED_PERSONS"];
/** What stands, as the records have it: cases, and persons of a service point and fiscal year. */
const STANDING = `select count(*)::int as "PLACEMENT_CASES", count(distinct (service_point_id, seeker_id,
    extract(year from coalesce(first_hired_on, hired_on) - interval '3 months')))::int as "PLACED_PERSONS"
  from placement where status = 'CONFIRMED' and hired_on >= '2012-04-01' and service_point_id is not null`;

/** The facts of a party, and those of which it is known when they change. */
const FACTS = `select array(select viewname from pg_views where viewname like '%\\_fact' order by 1)::text[] as facts,
  array(select table_name from information_schema.view_table_usage where view_name = 'changed_facts' order by 1)::text[] as changed`;

describe("the results of two fiscal years from checkpoints", () => {
  it("are counted again by every fact that a party has", async () => {
    await using parties = await startCountingParties();
    for (const party of [parties.city, parties.national]) {
      const [{ facts, changed }] = await party.database.dataSource.query(FACTS);
      expect(changed).toEqual(facts);
      expect(facts.length).toBeGreaterThan(1);
    }
  });

  it("are those of all facts, as of every instant, whichever checkpoints there are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(figureAct, { minLength: 60, maxLength: 80 }), async (acts) => {
        await using parties = {
          city: await startTestParty(city, "seed", "2012-04-01"),
          national: await startTestParty(national, "seed", "2012-04-01"),
          [Symbol.asyncDispose]: async () => {
            await parties.city[Symbol.asyncDispose]();
            await parties.national[Symbol.asyncDispose]();
          },
        };
        await parties.city.database.dataSource.query(START, [OF_CITY]);
        await parties.national.database.dataSource.query(START, [OF_NATIONAL]);
        const sides = [checkpointsOf(parties.city), checkpointsOf(parties.national)] as const;
        const acting = await startActing(parties.city, parties.national);
        const kept: { side: (typeof sides)[number]; instant: string; results: unknown }[] = [];
        for (const act of acts) {
          await acting.run(act);
          for (const side of sides) {
            if (act.which % 5 === 0) await side.take();
            if (act.other % 20 === 0) await side.drop(`fiscal_year = ${2012 + (act.which % 2)}`);
            if (act.kind !== "ask") continue;
            const instant = await side.closedNow();
            kept.push({ side, instant, results: await side.compare(instant) });
          }
        }
        for (const { side, instant, results } of kept) expect(await side.results(instant)).toEqual(results);
        const sums: Record<string, number> = Object.fromEntries(OF_NATIONAL.map((code) => [code, 0]));
        for (const { code, count } of await sides[1].results(await sides[1].closedNow()))
          sums[code] = (sums[code] ?? 0) + count;
        expect([sums]).toEqual(await parties.national.database.dataSource.query(STANDING));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 180_000);
});
