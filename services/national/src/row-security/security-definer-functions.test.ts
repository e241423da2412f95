import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENT_WITHDRAWN_PERSON,
  CONSENTED_ALL,
  CONSENTED_NONE,
  CONSENTED_PLACEMENT,
  CONSENTED_REFERRAL,
  CONSENTED_REGISTRATION,
  NATIONAL_TODAY,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const count = async (who: keyof typeof nationalCallers, text: string) =>
  (await bench.as(nationalCallers[who], text)).length;

describe("security definer functions", () => {
  it("search finds only orders that the login may see", async () => {
    const found: Record<string, number> = {};
    for (const who of Object.keys(nationalCallers) as (keyof typeof nationalCallers)[])
      found[who] = await count(who, "select * from search_job_orders('旋盤')");
    expect(found).toEqual({
      ...{ counselor: 6, counselorElsewhere: 6, officer: 6, planning: 6 },
      ...{ peer: 4, secretariat: 4, person: 4 },
      ...{ auditor: 1, reporting: 1, anybody: 1 },
    });
  });

  it("tells staff what is open at their own service points", async () => {
    const open = "select has_open_matters($1, 'toyohira') as answer";
    const answer = async (who: keyof typeof nationalCallers) =>
      (await bench.as(nationalCallers[who], open, [PERSON_ELSEWHERE]))[0].answer;
    expect(await answer("counselorElsewhere")).toBe(true);
    expect(await answer("counselor")).toBe(false);
  });

  it("search finds the same orders by a single character, and nothing by a punctuation mark", async () => {
    const orders = "select * from search_job_orders('旋')";
    expect([await count("officer", orders), await count("peer", orders), await count("anybody", orders)]).toEqual([
      6, 4, 1,
    ]);
    expect(await count("counselorElsewhere", "select * from search_national_profiles('花')")).toBe(1);
    for (const mark of ["%", "_", "\\"])
      expect(await count("officer", `select * from search_job_orders('${mark}')`)).toBe(0);
  });

  it("search finds only persons at the caller's service points", async () => {
    const found = await bench.as(
      nationalCallers.counselorElsewhere,
      "select id from search_national_profiles('花子') as id",
    );
    expect(found).toEqual([{ id: PERSON_ELSEWHERE }]);
    await expect(bench.as(nationalCallers.peer, "select search_national_profiles('花子')")).rejects.toThrow(
      "permission denied",
    );
  });

  it("sheet_referred_by gives an earlier sheet to staff, and to others with a referral that was made on it", async () => {
    const sheetsFor = async (who: keyof typeof nationalCallers, number: string) => {
      const [{ id }] = await bench.owner("select id from job_order where number = $1", [number]);
      return (await bench.as(nationalCallers[who], "select sheet_referred_by($1, 1::smallint) as sheet", [id]))[0]
        .sheet;
    };
    for (const who of ["counselor", "officer", "person", "peer"] as const)
      expect(await sheetsFor(who, "01010-1")).toEqual({});
    expect([await sheetsFor("officer", "01010-4"), await sheetsFor("person", "01010-4")]).toEqual([{}, null]);
    await expect(sheetsFor("anybody", "01010-1")).rejects.toThrow("permission denied");
  });

  it("first_change and title_of_order answer whoever reads the record, and nobody else who knows its id", async () => {
    const knowing = async (table: string, seeker: string, answer: string) => {
      const [{ id }] = await bench.owner(`select id from ${table} where seeker_id = $1`, [seeker]);
      const all = ["counselor", "counselorElsewhere", "officer", "peer", "person", "auditor"] as const;
      const found: string[] = [];
      for (const who of all) {
        const [{ answer: given }] = await bench.as(nationalCallers[who], `select ${answer} as answer`, [id]);
        if (given !== null) found.push(who);
      }
      return found;
    };
    const first = "first_change($1, null)";
    for (const table of ["registration", "consultation", "negotiation", "referral", "placement"])
      expect([table, await knowing(table, CONSENTED_ALL, first)]).toEqual([table, ["counselor", "peer", "person"]]);
    expect(await knowing("referral", CONSENTED_REGISTRATION, first)).toEqual(["counselor"]);
    expect(await knowing("registration", CONSENTED_REGISTRATION, first)).toEqual(["counselor", "peer"]);
    expect(await knowing("referral", PERSON_ELSEWHERE, first)).toEqual(["counselorElsewhere"]);
    const title = "title_of_order($1)";
    expect(await knowing("referral", CONSENTED_PLACEMENT, title)).toEqual(["counselor", "peer"]);
    expect(await knowing("referral", CONSENTED_REFERRAL, title)).toEqual(["counselor"]);
  });

  it("first_changes_of answers for the records that the caller reads of the person, and for no others", async () => {
    const known = async (who: keyof typeof nationalCallers, seeker: string) => {
      const rows = await bench.as(nationalCallers[who], "select distinct subject from first_changes_of($1)", [seeker]);
      return rows.length;
    };
    const all = await known("counselor", CONSENTED_ALL);
    expect(all).toBeGreaterThan(4);
    expect([await known("peer", CONSENTED_ALL), await known("person", CONSENTED_ALL)]).toEqual([all, all]);
    for (const who of ["counselorElsewhere", "officer", "auditor"] as const)
      expect([who, await known(who, CONSENTED_ALL)]).toEqual([who, 0]);
    const registrations = await known("peer", CONSENTED_REGISTRATION);
    expect([registrations, await known("peer", CONSENTED_NONE)]).toEqual([1, 0]);
  });

  it("counted returns counts to anybody and no person", async () => {
    await bench.owner("insert into counted_since (rule, since) values ('PLACEMENT_CASES', '2012-04-01')");
    const counted =
      "select * from counted('PLACEMENT_CASES', '2012-04-01', '2013-10-01', '2013-11-01', now()) order by 1";
    expect(await bench.as(nationalCallers.anybody, counted)).toEqual([
      { service_point_id: "shiroishi", month: "2013-10", count: 6 },
      { service_point_id: "toyohira", month: "2013-10", count: 1 },
    ]);
    await expect(bench.as(nationalCallers.reporting, "select from placement")).rejects.toThrow("permission denied");
  });

  it("a city counselor reads the terms of consents and which persons have a half", async () => {
    const termsOf = (seeker: string) => bench.as(nationalCallers.peer, "select * from consent_terms($1)", [seeker]);
    expect(await termsOf(CONSENT_WITHDRAWN_PERSON)).toMatchObject([{ withdrawn_on: "2013-10-30" }]);
    expect(await termsOf(CONSENTED_NONE)).toEqual([]);
    const known = await bench.as(
      nationalCallers.peer,
      "select seeker_id from unnest($1::uuid[]) as seeker_id where seeker_is_visible(seeker_id)",
      [[CONSENTED_ALL, CONSENTED_NONE, CONSENTED_REGISTRATION, CONSENT_WITHDRAWN_PERSON]],
    );
    expect(known.map(({ seeker_id }) => seeker_id)).toEqual([
      CONSENTED_ALL,
      CONSENTED_REGISTRATION,
      CONSENT_WITHDRAWN_PERSON,
    ]);
  });
});

describe("緊急閲覧", () => {
  it("opens a person's record to one member of staff for one day, for reading only", async () => {
    const opener = { ...nationalCallers.counselorElsewhere, subject: "the opener" };
    const opening = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, ground, reason)
      values ($1, $2, 'national.counselor', $3, 'PERSON_CAME', '本人が他の窓口に来所したため')`;
    const profiles = "select from national_profile";
    await bench.as(opener, opening, [CONSENTED_NONE, "the opener", NATIONAL_TODAY]);
    expect([(await bench.as(opener, profiles)).length, await count("counselorElsewhere", profiles)]).toEqual([2, 1]);
    const changed = await bench.as(opener, "update placement set version = 2 where seeker_id = $1 returning 1", [
      CONSENTED_NONE,
    ]);
    expect(changed).toEqual([]);
    await bench.owner("update opened_record set opened_on = $1", ["2013-10-30"]);
    expect((await bench.as(opener, profiles)).length).toBe(1);
  });
});
