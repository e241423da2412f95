import { city } from "@aiwork/city/city";
import { startTestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";
import { loadCity } from "./load-city";
import { readLoadArguments } from "./load-data";
import { loadNational } from "./load-national";
import { LOAD_SETS, type LoadVolumes } from "./load-set";

const TINY: LoadVolumes = { ...LOAD_SETS.M, persons: 40, visits: 3_000, consultations: 300, referrals: 900 };

describe("a load set", () => {
  it("fills the city with as many visits as asked, which are reported, the same in every run", async () => {
    const runs: unknown[] = [];
    for (let run = 0; run < 2; run++) {
      await using party = await startTestParty(city, "seed", "2013-10-31");
      const { dataSource } = party.database;
      const progress: string[] = [];
      await dataSource.transaction((db) =>
        loadCity(db, TINY, 7, (table, done, of) => progress.push(`${table} ${done} ${of}`)),
      );
      expect(progress).toEqual(["city_file 40 40", "city_profile 40 40", "visit 3000 3000"]);
      const [counted] = await dataSource.query(
        "select count(*)::int as visits, count(distinct seeker_id)::int as persons from visit",
      );
      expect(counted).toEqual({ visits: 3_000, persons: 40 });
      const [{ broken }] = await dataSource.query(
        "select count(*)::int as broken from visit where recorded_on <> (recorded_at at time zone 'Asia/Tokyo')::date",
      );
      expect(broken).toBe(0);
      const { data, errors } = await party.ask(
        "{ planProgress(fiscalYear: 2013) { through total { users { cumulativeActual basis notes } } rows { users { cumulativeActual } } } }",
      );
      expect(errors).toEqual([]);
      expect(data.planProgress.through).toBe("2013-09");
      expect(data.planProgress.total.users).toMatchObject({ cumulativeActual: expect.any(Number), basis: "COUNTED" });
      expect(data.planProgress.total.users.cumulativeActual).toBeGreaterThan(500);
      runs.push(data);
    }
    expect(runs[1]).toEqual(runs[0]);
  }, 60_000);

  it("fills the national side with as many referrals as asked, and placements that are counted", async () => {
    await using party = await startTestParty(national, "seed", "2013-10-31");
    const { dataSource } = party.database;
    await dataSource.transaction((db) => loadNational(db, TINY, 7, () => {}));
    const [counted] = await dataSource.query(
      `select (select count(*)::int from consultation) as consultations, (select count(*)::int from referral) as referrals,
         (select count(*)::int from placement) as placements,
         (select sum(count)::int from counted('PLACEMENT_CASES', '2012-04-01', '2012-04-01', '2013-11-01', now())) as cases`,
    );
    expect(counted).toMatchObject({ consultations: 300, referrals: 900 });
    expect(counted.placements).toBeGreaterThan(100);
    expect(counted.cases).toBeGreaterThan(100);
    expect(counted.cases).toBeLessThanOrEqual(counted.placements);
  }, 60_000);
});

describe("the command line", () => {
  it("names a set, and other numbers than the set's", () => {
    expect(readLoadArguments([])).toEqual({ volumes: LOAD_SETS.S, seed: 1 });
    expect(readLoadArguments(["--set", "L", "--visits", "10", "--seed", "3"])).toEqual({
      volumes: { ...LOAD_SETS.L, visits: 10 },
      seed: 3,
    });
  });

  it.each([
    [["--set", "XL"], "There is no set XL: give --set S|M|L"],
    [["--visits", "many"], "Give --visits a number from 1"],
  ])("refuses %j", (args, message) => expect(() => readLoadArguments(args)).toThrow(message));
});
