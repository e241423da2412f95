import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENT_EXPIRED_PERSON,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_CONSENTED_PROFILE,
  CITY_PERSON_ELSEWHERE,
  CITY_TODAY,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";
import { IDENTIFY_STATEMENT } from "@aiwork/subgraph/database/identified-query";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const PROFILES = "select seeker_id from city_profile order by 1";
const persons = (rows: { seeker_id: string }[]) => rows.map(({ seeker_id }) => seeker_id);

describe("the national counselor's login", () => {
  it("shows a national counselor a city profile only while a consent covers it", async () => {
    expect(persons(await bench.as(cityCallers.peerHere, PROFILES))).toEqual([
      CITY_CONSENTED_ALL,
      CITY_CONSENTED_PROFILE,
    ]);
    await bench.owner("update disclosure_consent set withdrawn_at = now() where seeker_id = $1", [
      CITY_CONSENTED_PROFILE,
    ]);
    expect(persons(await bench.as(cityCallers.peerHere, PROFILES))).toEqual([CITY_CONSENTED_ALL]);
    await bench.owner(
      `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
       select gen_random_uuid(), seeker_id, categories, purpose, evidence, given_on, expires_on
       from disclosure_consent where seeker_id = $1`,
      [CITY_CONSENTED_PROFILE],
    );
    await bench.owner("update disclosure_consent set given_on = $2 where seeker_id = $1", [
      CITY_CONSENTED_PROFILE,
      "2013-11-01",
    ]);
    expect(persons(await bench.as(cityCallers.peerHere, PROFILES))).toEqual([CITY_CONSENTED_ALL]);
    await bench.owner("update disclosure_consent set given_on = $2 where seeker_id = $1", [
      CITY_CONSENTED_PROFILE,
      "2013-04-01",
    ]);
    expect(persons(await bench.as(cityCallers.peerHere, PROFILES))).toEqual([
      CITY_CONSENTED_ALL,
      CITY_CONSENTED_PROFILE,
    ]);
  });

  it("shows a national counselor the existence of a person only when one consent was ever given", async () => {
    const text = "select seeker_id from unnest($1::uuid[]) as seeker_id where seeker_is_visible(seeker_id) order by 1";
    const parameters = [
      [
        CITY_CONSENTED_ALL,
        CITY_CONSENTED_NONE,
        CITY_CONSENTED_PROFILE,
        CITY_CONSENT_EXPIRED_PERSON,
        CITY_PERSON_ELSEWHERE,
      ],
    ];
    expect(persons(await bench.as(cityCallers.peerHere, text, parameters))).toEqual([
      CITY_CONSENTED_ALL,
      CITY_CONSENTED_PROFILE,
      CITY_CONSENT_EXPIRED_PERSON,
    ]);
    expect(persons(await bench.as(cityCallers.counselor, text, parameters))).toEqual([
      CITY_CONSENTED_ALL,
      CITY_CONSENTED_NONE,
      CITY_CONSENTED_PROFILE,
      CITY_CONSENT_EXPIRED_PERSON,
    ]);
    expect(persons(await bench.as(cityCallers.officer, text, parameters))).toHaveLength(5);
    expect(persons(await bench.as(cityCallers.auditor, text, parameters))).toHaveLength(5);
    expect(persons(await bench.as(cityCallers.person, text, parameters))).toEqual([CITY_CONSENTED_ALL]);
  });

  it("shows a national counselor the terms of consents without the consents", async () => {
    const termsOf = (seeker: string, who = cityCallers.peerHere) =>
      bench.as(who, "select * from consent_terms($1)", [seeker]);
    expect(await termsOf(CITY_CONSENT_EXPIRED_PERSON)).toMatchObject([
      { categories: ["CITY_PROFILE", "LIAISON"], expires_on: "2013-10-30", withdrawn_on: null },
    ]);
    expect(await termsOf(CITY_CONSENTED_NONE)).toEqual([]);
    await expect(termsOf(CITY_CONSENT_EXPIRED_PERSON, cityCallers.counselor)).rejects.toThrow("permission");
  });

  it("shows a national counselor the reopening of a file under consent alone", async () => {
    await bench.owner(
      `insert into state_change (subject_id, by_party, by_role, from_state, to_state)
         select id, 'CITY', 'city.counselor', 'CLOSED', 'OPEN' from unnest($1::uuid[]) as id`,
      [[CITY_CONSENTED_PROFILE, CITY_CONSENT_EXPIRED_PERSON]],
    );
    const reopenings = async (id: string) =>
      (await bench.as(cityCallers.peerHere, "select * from reopenings_of($1)", [id])).length;
    expect([await reopenings(CITY_CONSENTED_PROFILE), await reopenings(CITY_CONSENT_EXPIRED_PERSON)]).toEqual([1, 0]);
  });

  it("shows a national counselor the closing of a file under consent, and no other change", async () => {
    const closings = (id: string) => bench.as(cityCallers.peerHere, "select * from closings_of($1)", [id]);
    expect([
      (await closings(CITY_CONSENTED_PROFILE)).length,
      (await closings(CITY_CONSENT_EXPIRED_PERSON)).length,
    ]).toEqual([1, 0]);
    const closed = "select from first_changes_of($1) where state = 'CLOSED'";
    expect(await bench.as(cityCallers.peerHere, closed, [CITY_CONSENTED_PROFILE])).toEqual([]);
  });

  it("shows the closing and the reopening of a file to whoever reads the file, and to no officer or auditor", async () => {
    const shown = async (who: keyof typeof cityCallers) => {
      const counted = (instants: string) => `(select count(*)::int from ${instants}($1)) as ${instants}`;
      const text = `select ${counted("closings_of")}, ${counted("reopenings_of")}`;
      return Object.values((await bench.as(cityCallers[who], text, [CITY_CONSENTED_PROFILE]))[0]);
    };
    for (const who of ["counselor", "peerHere"] as const) expect([who, await shown(who)]).toEqual([who, [1, 1]]);
    for (const who of ["counselorElsewhere", "officer", "auditor", "peer", "person"] as const)
      expect([who, await shown(who)]).toEqual([who, [0, 0]]);
  });
});

describe("injected SQL", () => {
  it("keeps injected SQL in its login when it sets another identity", async () => {
    const claim = IDENTIFY_STATEMENT.text.replace(
      /\$(\d+)/g,
      (_, n) => `'${bench.identity(cityCallers.counselor)[Number(n) - 1]}'`,
    );
    for (const who of ["peer", "person", "secretariat", "anybody", "reporting", "auditor"] as const) {
      const [{ notes }] = await bench.as(
        cityCallers[who],
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
    await expect(bench.as(cityCallers.person, text)).rejects.toThrow();
  });
});

describe("after a transaction", () => {
  it("clears the identity after a transaction, so that nothing is visible", async () => {
    await bench.as(cityCallers.counselor, PROFILES);
    const ask = await bench.login("staff");
    expect(await ask("select current_setting('aiwork.points') as points")).toEqual([{ points: "" }]);
    expect(await ask(PROFILES)).toEqual([]);
    expect(await ask("select from liaison")).toEqual([]);
    await bench.as(cityCallers.person, PROFILES);
    expect(await (await bench.login("self"))(PROFILES)).toEqual([]);
  });
});

describe("緊急閲覧", () => {
  it("opens a person's record (緊急閲覧) to one member of staff for one day, read-only", async () => {
    const opener = { ...cityCallers.counselorElsewhere, subject: "the opener" };
    const opening = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, ground, reason)
      values ($1, $2, 'city.counselor', $3, 'PERSON_CAME', '本人が他の窓口に来所したため')`;
    await bench.as(opener, opening, [CITY_CONSENTED_NONE, "the opener", CITY_TODAY]);
    expect(persons(await bench.as(opener, PROFILES))).toEqual([CITY_CONSENTED_NONE, CITY_PERSON_ELSEWHERE]);
    expect(persons(await bench.as(cityCallers.counselorElsewhere, PROFILES))).toEqual([CITY_PERSON_ELSEWHERE]);
    const changed = await bench.as(opener, "update city_profile set phone = '1' where seeker_id = $1 returning 1", [
      CITY_CONSENTED_NONE,
    ]);
    expect(changed).toEqual([]);
    await bench.owner("update opened_record set opened_on = $1", ["2013-10-30"]);
    expect(persons(await bench.as(opener, PROFILES))).toEqual([CITY_PERSON_ELSEWHERE]);
    await expect(bench.as(opener, opening, [CITY_CONSENTED_NONE, "another", CITY_TODAY])).rejects.toThrow(
      "row-level security",
    );
  });
});
