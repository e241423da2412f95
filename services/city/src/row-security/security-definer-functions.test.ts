import { randomUUID } from "node:crypto";
import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
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

  it("reveals the instants of a history, and not the history", async () => {
    const [session] = await bench.owner("select id from counseling_session where seeker_id = $1", [CITY_CONSENTED_ALL]);
    const held = "select at from first_changes_of($1) where subject = $2 and state = 'HELD'";
    const [{ at }] = await bench.as(cityCallers.peerHere, held, [CITY_CONSENTED_ALL, session.id]);
    expect(at).toEqual(new Date("2013-06-02T01:00Z"));
    expect(await bench.as(cityCallers.peer, "select from state_change where subject_id = $1", [session.id])).toEqual(
      [],
    );
  });

  it("tells logins that deal with no person nothing of which ids are one person's", async () => {
    const [{ duplicate, kept }] = await bench.owner(
      "select duplicate_id as duplicate, kept_id as kept from linked_file limit 1",
    );
    const known = async (who: keyof typeof cityCallers) =>
      (await bench.as(cityCallers[who], "select file_of($1) as file, ids_of($2) as ids", [duplicate, kept]))[0];
    for (const who of ["secretariat", "planning", "anybody", "reporting"] as const)
      expect(await known(who)).toEqual({ file: duplicate, ids: [kept] });
    expect(await known("counselor")).toEqual({ file: kept, ids: [kept, duplicate] });
  });

  it("tells a token's own person alone which other id it reads", async () => {
    await bench.owner("update linked_file set kept_by_other_party = true");
    const [{ duplicate }] = await bench.owner("select duplicate_id as duplicate from linked_file limit 1");
    const kept = async (who: CallerClaims) =>
      (await bench.as(who, "select file_of_self($1) <> $1 as found", [duplicate]))[0].found;
    expect(await kept({ role: "seeker", seekerId: duplicate })).toBe(true);
    expect(await kept(cityCallers.person)).toBe(false);
    for (const who of ["counselor", "peer", "secretariat", "anybody", "reporting", "auditor"] as const)
      expect(await kept(cityCallers[who])).toBe(false);
  });

  it("lets a login wait for acts of its own class, and for nothing else", async () => {
    const lock = (who: keyof typeof cityCallers, subject: string) =>
      bench.as(cityCallers[who], "select lock_act($1)", [subject]).then(
        () => "waited",
        ({ code }) => code,
      );
    const subjects = [
      "booking 佐藤",
      "business-plan 2013",
      "mutual-request",
      "openings of somebody",
      "lookups of somebody",
    ];
    const locked = async (who: keyof typeof cityCallers) => {
      const outcomes: string[] = [];
      for (const subject of subjects) outcomes.push(await lock(who, subject));
      return outcomes;
    };
    expect(await locked("counselor")).toEqual(["waited", "42501", "42501", "42501", "42501"]);
    expect(await locked("secretariat")).toEqual(["42501", "waited", "waited", "42501", "42501"]);
    await expect(bench.as(cityCallers.counselor, "select lock_until_end('x')")).rejects.toThrow("permission denied");
  });

  it("tells staff what is open at their own service points, and whether an id is unknown beside a person of theirs", async () => {
    await bench.owner(
      `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
       values (gen_random_uuid(), $1, 'toyohira', 'shiroishi', 'DONE')`,
      [CITY_PERSON_ELSEWHERE],
    );
    const answer = async (who: keyof typeof cityCallers, text: string, values: string[]) =>
      (await bench.as(cityCallers[who], `select ${text} as answer`, values))[0].answer;
    const open = "has_open_matters($1, 'toyohira')";
    expect(await answer("counselorElsewhere", open, [CITY_PERSON_ELSEWHERE])).toBe(true);
    expect(await answer("counselor", open, [CITY_PERSON_ELSEWHERE])).toBe(false);
    const unknown = "is_unknown_beside($1, $2)";
    expect(await answer("counselor", unknown, [CITY_CONSENTED_NONE, randomUUID()])).toBe(true);
    expect(await answer("counselor", unknown, [CITY_CONSENTED_NONE, CITY_PERSON_ELSEWHERE])).toBe(false);
    expect(await answer("counselor", unknown, [CITY_PERSON_ELSEWHERE, randomUUID()])).toBe(false);
    expect(await answer("officer", unknown, [CITY_CONSENTED_NONE, randomUUID()])).toBe(false);
    const empty = "is_empty_beside($1, $2)";
    expect(await answer("counselor", empty, [CITY_CONSENTED_NONE, randomUUID()])).toBe(true);
    expect(await answer("counselor", empty, [CITY_PERSON_ELSEWHERE, randomUUID()])).toBe(false);
    for (const name of ["has_file", "file_is_empty"])
      await expect(bench.as(cityCallers.counselor, `select ${name}($1)`, [randomUUID()])).rejects.toThrow(
        "permission denied",
      );
  });

  it("ends a lookup that an act began, and no other one", async () => {
    const counselor = { ...cityCallers.counselor, subject: "counselor" };
    const kept = (where: string) => bench.owner(`select id from person_lookup where reason = '${where}'`);
    await bench.as(
      counselor,
      "select from look_up_persons('誰も いない', '1960-01-01', 'POSSIBLE_TWIN', 'そのまま残る照会')",
    );
    const [{ id: looked }] = await kept("そのまま残る照会");
    const [{ id: begun }] = await bench.as(
      counselor,
      "select keep_lookup('POSSIBLE_TWIN', '消える照会', 0, false) as id",
    );
    const end = (id: string, subject: string) => bench.as({ ...counselor, subject }, "select end_lookup($1, 0)", [id]);
    await end(looked, counselor.subject);
    expect(await kept("そのまま残る照会")).toHaveLength(1);
    await end(begun, "somebody else");
    expect(await kept("消える照会")).toHaveLength(1);
    await end(begun, counselor.subject);
    expect(await kept("消える照会")).toEqual([]);
  });

  it("reveals the instants of a person's records to whoever reads them, and to nobody else", async () => {
    const all = ["counselor", "counselorElsewhere", "officer", "peer", "peerHere", "person", "auditor"] as const;
    const knowing = async (table: string, seeker: string, state: string) => {
      const known = `select from first_changes_of($1) where state = '${state}' and subject = any ($2)`;
      const ids = (await bench.owner(`select id from ${table} where seeker_id = $1`, [seeker])).map(({ id }) => id);
      const found: string[] = [];
      for (const who of all) if ((await bench.as(cityCallers[who], known, [seeker, ids])).length > 0) found.push(who);
      return found;
    };
    expect(await knowing("counseling_session", CITY_CONSENTED_ALL, "HELD")).toEqual([
      "counselor",
      "peerHere",
      "person",
    ]);
    expect(await knowing("liaison", CITY_CONSENTED_ALL, "SENT")).toEqual(["counselor", "peerHere", "person"]);
    expect(await knowing("liaison", CITY_CONSENTED_NONE, "SENT")).toEqual(["counselor"]);
    expect(await knowing("liaison", CITY_PERSON_ELSEWHERE, "SENT")).toEqual(["counselorElsewhere"]);
  });
});
