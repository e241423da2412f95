import { IDENTIFY } from "@aiwork/runtime/login/identity-settings";
import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { ALL, arrangePersons, asking, ELSEWHERE, NONE, PAST, PROFILE, TODAY } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const PROFILES = "select seeker_id from city_profile order by 1";
const persons = (rows: { seeker_id: string }[]) => rows.map(({ seeker_id }) => seeker_id);

describe("the national counselor's login", () => {
  it("shows a national counselor a city profile only while a consent covers it", async () => {
    expect(persons(await bench.as(asking.peer, PROFILES))).toEqual([ALL, PROFILE]);
    await bench.owner("update disclosure_consent set withdrawn_at = now() where seeker_id = $1", [PROFILE]);
    expect(persons(await bench.as(asking.peer, PROFILES))).toEqual([ALL]);
    await bench.owner("update disclosure_consent set withdrawn_at = null where seeker_id = $1", [PROFILE]);
    await bench.owner("update disclosure_consent set given_on = $2 where seeker_id = $1", [PROFILE, "2013-11-01"]);
    expect(persons(await bench.as(asking.peer, PROFILES))).toEqual([ALL]);
    await bench.owner("update disclosure_consent set given_on = $2 where seeker_id = $1", [PROFILE, "2013-04-01"]);
    expect(persons(await bench.as(asking.peer, PROFILES))).toEqual([ALL, PROFILE]);
  });

  it("shows a national counselor the existence of a person only when one consent was ever given", async () => {
    const text = "select seeker_id from unnest($1::uuid[]) as seeker_id where seeker_is_visible(seeker_id) order by 1";
    const asked = [[ALL, NONE, PROFILE, PAST, ELSEWHERE]];
    expect(persons(await bench.as(asking.peer, text, asked))).toEqual([ALL, PROFILE, PAST]);
    expect(persons(await bench.as(asking.counselor, text, asked))).toEqual([ALL, NONE, PROFILE, PAST]);
    expect(persons(await bench.as(asking.officer, text, asked))).toHaveLength(5);
    expect(persons(await bench.as(asking.auditor, text, asked))).toHaveLength(5);
    expect(persons(await bench.as(asking.person, text, asked))).toEqual([ALL]);
  });

  it("shows a national counselor the terms of consents without the consents", async () => {
    const termsOf = (seeker: string, who = asking.peer) => bench.as(who, "select * from consent_terms($1)", [seeker]);
    expect(await termsOf(PAST)).toMatchObject([
      { categories: ["CITY_PROFILE", "LIAISON"], expires_on: "2013-10-30", withdrawn_on: null },
    ]);
    expect(await termsOf(NONE)).toEqual([]);
    await expect(termsOf(PAST, asking.counselor)).rejects.toThrow("permission");
  });

  it("shows a national counselor the closing of a file under consent, and no other change", async () => {
    const closings = (id: string) => bench.as(asking.peer, "select * from closings_of($1)", [id]);
    expect([(await closings(PROFILE)).length, (await closings(PAST)).length]).toEqual([1, 0]);
    const [change] = await bench.as(asking.peer, "select first_change($1, '{CLOSED}') as at", [PROFILE]);
    expect(change.at).toBeNull();
  });
});

describe("injected SQL", () => {
  it("keeps injected SQL in its login when it sets another identity", async () => {
    const claim = IDENTIFY.text.replace(/\$(\d)/g, (_, n) => `'${bench.identity(asking.counselor)[Number(n) - 1]}'`);
    for (const who of ["peer", "person", "secretariat", "anybody", "reporting", "auditor"] as const) {
      const [{ notes }] = await bench.as(
        asking[who],
        `with claimed as materialized (${claim}) select (select count(*) from claimed)::int as one,
         ${["secretariat", "anybody", "reporting"].includes(who) ? "0" : "(select count(*) from counseling_note)::int"} as notes`,
      );
      expect({ who, notes }).toEqual({ who, notes: 0 });
    }
  });

  it.each([
    "set role aiwork_test",
    "set session authorization city_staff",
    "set row_security = off; select from city_file",
  ])("does not let injected SQL leave its login: %s", async (text) => {
    await expect(bench.as(asking.person, text)).rejects.toThrow();
  });
});

describe("after a transaction", () => {
  it("clears the identity after a transaction, so that nothing is visible", async () => {
    await bench.as(asking.counselor, PROFILES);
    const ask = await bench.login("staff");
    expect(await ask("select current_setting('aiwork.points') as points")).toEqual([{ points: "" }]);
    expect(await ask(PROFILES)).toEqual([]);
    expect(await ask("select from liaison")).toEqual([]);
    await bench.as(asking.person, PROFILES);
    expect(await (await bench.login("self"))(PROFILES)).toEqual([]);
  });
});

describe("緊急閲覧", () => {
  it("opens a person's record (緊急閲覧) to one member of staff for one day, read-only", async () => {
    const opener = { ...asking.counselorElsewhere, subject: "the opener" };
    const opening = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
      values ($1, $2, 'city.counselor', $3, '緊急')`;
    await bench.as(opener, opening, [NONE, "the opener", TODAY]);
    expect(persons(await bench.as(opener, PROFILES))).toEqual([NONE, ELSEWHERE]);
    expect(persons(await bench.as(asking.counselorElsewhere, PROFILES))).toEqual([ELSEWHERE]);
    const changed = await bench.as(opener, "update city_profile set phone = '1' where seeker_id = $1 returning 1", [
      NONE,
    ]);
    expect(changed).toEqual([]);
    await bench.owner("update opened_record set opened_on = $1", ["2013-10-30"]);
    expect(persons(await bench.as(opener, PROFILES))).toEqual([ELSEWHERE]);
    await expect(bench.as(opener, opening, [NONE, "another", TODAY])).rejects.toThrow("row-level security");
  });
});
