import { monthsLockedBy } from "@aiwork/kit/access/locks-of-months";
import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";
import type { LoginClass } from "@aiwork/subgraph/database/caller-databases";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof cityCallers;

describe("the lock of a month", () => {
  it.each<[LoginClass, Who, string, number | string]>([
    ["staff", "counselor", "2013-10-31", 1],
    ["peer", "peer", "2011-11-01", 1],
    ["staff", "counselor", "2013-11-01", 0],
    ["staff", "counselor", "2009-12-31", 0],
    ["staff", "officer", "2013-10-31", "42501"],
    ["joint", "secretariat", "2013-10-31", "42501"],
  ])("is shared by counselors, of a month that takes records (%s, %s, %s)", async (login, who, day, locked) => {
    expect(await monthsLockedBy(bench, login, cityCallers[who], `select hold_month('${day}')`)).toBe(locked);
  });

  it("is the secretariat's, of a month that can be closed or whose closing can be taken back", async () => {
    const lock = (month: string, who: Who = "secretariat", login: LoginClass = "joint") =>
      monthsLockedBy(bench, login, cityCallers[who], `select lock_month('${month}')`);
    expect(await lock("2013-08", "planning")).toBe("42501");
    expect(await lock("2013-08", "counselor", "staff")).toBe("42501");
    const lockable = async () => {
      const months = ["2009-12", "2013-07", "2013-08", "2013-09", "2013-10", "2013-11"];
      const locked: string[] = [];
      for (const month of months) if ((await lock(month)) === 1) locked.push(month);
      return locked;
    };
    expect(await lockable()).toEqual(["2013-07", "2013-08", "2013-09"]);
    await bench.as(
      cityCallers.secretariat,
      "insert into month_closing (month, closes, by_role) values ('2013-08', true, 'city.secretariat')",
    );
    expect(await lockable()).toEqual(["2013-08", "2013-09"]);
    await bench.owner("update month_closing set recorded_on = '2013-10-30'");
    expect(await lockable()).toEqual(["2013-09"]);
  });
});

describe("the lock of an act", () => {
  const lock = (who: Who, subject: string) => bench.as(cityCallers[who], "select lock_act($1)", [subject]);

  it("is of who does it", async () => {
    for (const [who, subject] of [
      ["officer", "booking 佐藤"],
      ["planning", "business-plan 2013"],
      ["planning", "mutual-request"],
      ["secretariat", "business-plan of any name"],
    ] as const)
      await expect(lock(who, subject)).rejects.toMatchObject({ code: "42501" });
  });

  it.each<[string, Who, string]>([
    ["bookings", "counselor", "lock_act('booking ' || place)"],
    ["names", "counselor", "wait_for_twins('札幌 ' || place, '1980-01-01')"],
    ["months", "counselor", "hold_month((date '2013-10-01' - (place - 1) * interval '1 month')::date)"],
    ["plans", "secretariat", "lock_act('business-plan ' || 2000 + place)"],
  ])("comes a few times in one transaction, also of many %s", async (_, who, act) => {
    const times = (count: number) =>
      bench.as(cityCallers[who], `select ${act} from generate_series(1, ${count}) as place`);
    expect(await times(20)).toHaveLength(20);
    await expect(times(21)).rejects.toMatchObject({ code: "42501", message: "no act takes so many locks" });
  });
});
