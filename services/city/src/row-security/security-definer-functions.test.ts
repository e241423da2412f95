import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_PERSON_ELSEWHERE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const count = async (who: keyof typeof cityCallers, text: string) => (await bench.as(cityCallers[who], text)).length;

describe("SECURITY DEFINER functions", () => {
  it("finds by search only what the caller's login may see", async () => {
    const jobs = "select * from search_local_jobs('旋盤 会社')";
    expect([await count("officer", jobs), await count("secretariat", jobs), await count("planning", jobs)]).toEqual([
      3, 3, 1,
    ]);
    expect([await count("anybody", jobs), await count("person", jobs)]).toEqual([1, 1]);
    expect(await count("anybody", "select * from search_local_jobs('旋盤 役所')")).toBe(0);
    const programs = "select * from search_support_programs('住宅')";
    expect([await count("counselor", programs), await count("anybody", programs)]).toEqual([3, 2]);
  });

  it("finds the same by a single character, which has no bigram, and nothing by a punctuation mark", async () => {
    const jobs = "select * from search_local_jobs('旋')";
    expect([await count("officer", jobs), await count("anybody", jobs)]).toEqual([3, 1]);
    const programs = "select * from search_support_programs('宅')";
    expect([await count("counselor", programs), await count("anybody", programs)]).toEqual([3, 2]);
    expect(await count("counselorElsewhere", "select * from search_city_profiles('花')")).toBe(1);
    for (const mark of ["%", "_", "\\"])
      expect(await count("officer", `select * from search_local_jobs('${mark}')`)).toBe(0);
  });

  it("finds only persons of the caller's own service points", async () => {
    const found = await bench.as(
      cityCallers.counselorElsewhere,
      "select id from search_city_profiles('ハナコ 花子') as id",
    );
    expect(found).toEqual([]);
    expect(await bench.as(cityCallers.counselorElsewhere, "select id from search_city_profiles('花子') as id")).toEqual(
      [{ id: CITY_PERSON_ELSEWHERE }],
    );
    await expect(bench.as(cityCallers.peer, "select search_city_profiles('花子')")).rejects.toThrow(
      "permission denied",
    );
  });

  it("tells who applied to program officers, and to counselors of the person's service point", async () => {
    const [{ ids }] = await bench.owner("select array_agg(id)::text as ids from program_application");
    const applicants = `select * from applicants_of('${ids}')`;
    expect(await count("officer", applicants)).toBe(5);
    expect(await count("counselor", applicants)).toBe(4);
    expect(await count("counselorElsewhere", applicants)).toBe(1);
    await expect(bench.as(cityCallers.secretariat, applicants)).rejects.toThrow("permission denied for function");
    const [first] = await bench.as(cityCallers.officer, `${applicants} limit 1`);
    expect(first).toMatchObject({ name: "札幌 花子", publicAssistance: true, visitedPoints: ["shiroishi"] });
  });

  it("counts users for everybody without revealing persons", async () => {
    const counted = "select * from counted_users('2013-05-01', '2013-06-01', now()) order by 1";
    const expected = [
      { service_point_id: "shiroishi", month: "2013-05", count: 4, revised: true },
      { service_point_id: "toyohira", month: "2013-05", count: 1, revised: true },
    ];
    for (const who of ["anybody", "reporting", "secretariat", "person"] as const)
      expect(await bench.as(cityCallers[who], counted)).toEqual(expected);
    await expect(bench.as(cityCallers.reporting, "select from visit")).rejects.toThrow("permission denied");
  });

  it("reveals an instant of a history, and not the history", async () => {
    const [session] = await bench.owner("select id from counseling_session where seeker_id = $1", [CITY_CONSENTED_ALL]);
    const [{ at }] = await bench.as(cityCallers.peer, "select first_change($1, '{HELD}') as at", [session.id]);
    expect(at).toEqual(new Date("2013-06-02T01:00Z"));
    expect(await bench.as(cityCallers.peer, "select from state_change where subject_id = $1", [session.id])).toEqual(
      [],
    );
  });
});
