import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { cityPersonalData } from "../../city-personal-data";
import { CITY_FILE_TRANSITIONS, type CityFileEntity } from "./seeker.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COLLEAGUE: CallerClaims = { ...CITY_COUNSELOR, subject: "colleague" };
const nameless = { name: null, name_kana: null };

async function stepOf(status: CityFileEntity["status"], to: CityFileEntity["status"]) {
  const more = status === "ANONYMIZED" ? nameless : status === "CLOSED" ? { ended_on: "2013-10-31" } : {};
  return { seekerId: await arrangeCity(party, "city_file", { status, ...more }), to, reason: "来所が途絶えたため" };
}

describe("a city file", () => {
  it("has the transitions of the domain's state machine", () => {
    expect(transitionSteps(CITY_FILE_TRANSITIONS)).toEqual(
      parseTransitionSteps("OPEN→DORMANT→OPEN; OPEN / DORMANT→CLOSED; CLOSED→OPEN / ANONYMIZED"),
    );
  });

  // Reopening has a file of tests of its own: reopen-city-file.test.ts.
  it.each(legalTransitions(CITY_FILE_TRANSITIONS).filter(([from, to]) => `${from} ${to}` !== "CLOSED OPEN"))(
    "changes a city file from %s to %s and keeps actor and reason in its history",
    async (from, to) => {
      const input = await stepOf(from, to);
      const fields = "seeker { city { profile { status history { from to reason by { name } } } } }";
      const change = (who: CallerClaims) => mutations.mutate(who, "changeCityFileStatus", input, fields);
      if (to === "ANONYMIZED") await change(COLLEAGUE);
      const { seeker, userErrors } = await change(CITY_COUNSELOR);
      expect(userErrors).toEqual([]);
      expect(seeker.city.profile).toEqual({
        status: to,
        history: [{ from, to, reason: input.reason, by: { name: "相談 花子" } }],
      });
    },
  );

  it.each(illegalTransitions(CITY_FILE_TRANSITIONS))(
    "refuses to change a city file from %s to %s",
    async (from, to) => {
      expect(await mutations.userError(CITY_COUNSELOR, "changeCityFileStatus", await stepOf(from, to))).toBe(
        "ILLEGAL_TRANSITION to",
      );
    },
  );

  it("lets only staff of its service point change a city file, with a reason", async () => {
    const input = await stepOf("OPEN", "CLOSED");
    expect(await mutations.userError(CITY_COUNSELOR_ELSEWHERE, "changeCityFileStatus", input)).toBe(
      "NO_SUCH_RECORD seekerId",
    );
    const unknown = { ...input, seekerId: randomUUID() };
    expect(await mutations.userError(CITY_COUNSELOR, "changeCityFileStatus", unknown)).toBe("NO_SUCH_RECORD seekerId");
    expect(await mutations.userError(CITY_COUNSELOR, "changeCityFileStatus", { ...input, reason: "" })).toBe(
      "REASON_REQUIRED reason",
    );
  });

  it("shows the closing of a city file on the person's timeline", async () => {
    const input = await stepOf("OPEN", "CLOSED");
    const fields = "seeker { city { timeline { kind } } }";
    const { seeker } = await mutations.mutate(CITY_COUNSELOR, "changeCityFileStatus", input, fields);
    expect(seeker.city.timeline).toEqual([{ kind: "FILE_CLOSED" }]);
  });
});

describe("anonymization", () => {
  /** A distinct marker for every text that may name the person. */
  const NAMED = "山田 正夫さん";
  const PROFILE = {
    name: NAMED,
    name_kana: "ヤマダ マサオ",
    birth_date: "1961-04-02",
    phone: "011-999-9999",
    email: "masao@example.jp",
  };
  let seeker_id: string;
  let before: Record<string, string[]>;

  /** The person's values in the columns that the entities state to be erased, by column. */
  async function readErasedColumns(): Promise<Record<string, string[]>> {
    const values: Record<string, string[]> = {};
    for (const [table, { columns, ofPerson }] of Object.entries(cityPersonalData.personalTables))
      for (const [column, { anonymization }] of Object.entries(columns)) {
        if (anonymization !== "ERASED") continue;
        const text = `select ${column}::text as value from ${table} where ${ofPerson} and ${column} is not null`;
        values[`${table}.${column}`] = (await mutations.rows(text, seeker_id)).map(({ value }) => value);
      }
    return values;
  }

  beforeAll(async () => {
    const program_id = await arrangeCity(party, "support_program");
    seeker_id = await arrangeCity(party, "city_file", { ...PROFILE, sex: "MALE", status: "CLOSED" });
    await arrangeCity(party, "public_assistance", { seeker_id });
    const next = { next_action_text: NAMED, next_action_owner: "CITY", next_action_due_on: "2013-11-01" };
    const session_id = await arrangeCity(party, "counseling_session", {
      seeker_id,
      summary: NAMED,
      minutes: 50,
      ...next,
    });
    await arrangeCity(party, "counseling_note", { session_id, notes: NAMED });
    const decided = { submitted_on: "2013-10-02", decided_on: "2013-10-03", decision_reason: NAMED };
    const rejected = await arrangeCity(party, "program_application", {
      seeker_id,
      program_id,
      status: "REJECTED",
      ...decided,
    });
    const answered = { status: "DONE", answered_on: "2013-10-16", answer: NAMED, outcome: NAMED };
    const liaison = await arrangeCity(party, "liaison", { seeker_id, purpose: NAMED, ...answered });
    await arrangeCity(party, "disclosure_consent", { seeker_id, purpose: NAMED });
    const voided = { status: "VOIDED", voided_at: "2013-10-02T00:00:00Z", void_reason: NAMED };
    await arrangeCity(party, "visit", { seeker_id, ...voided, voided_by_role: "city.counselor" });
    await arrangeCity(party, "visit", { seeker_id, late_reason: NAMED });
    const [{ transfer }] = await mutations.rows(
      `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
       values (gen_random_uuid(), $1, 'toyohira', 'shiroishi', 'DONE') returning id as transfer`,
      seeker_id,
    );
    for (const subject_id of [seeker_id, session_id, rejected, liaison, transfer])
      await arrangeCity(party, "state_change", { subject_id, to_state: "X", reason: NAMED });
    const revised = `insert into profile_revision (id, seeker_id, field, before, reason, by_role)
      select gen_random_uuid(), $1, 'name', was, $2, 'city.counselor' from unnest($3::text[]) as was`;
    await mutations.rows(revised, seeker_id, NAMED, Object.values(PROFILE));
    const joined =
      "insert into linked_file (duplicate_id, kept_id, by_role, reason) values ($1, $2, 'city.counselor', $3)";
    await mutations.rows(joined, await arrangeCity(party, "city_file", PROFILE), seeker_id, NAMED);
    const undone = `with proposed as (insert into link_proposal (duplicate_id, kept_id, proposed_by, by_role, reason)
        values (gen_random_uuid(), $1, 'x', 'a role', $2))
      insert into unlinked_file (duplicate_id, kept_id, first_kept_id, linked_at, linked_on, unlinked_on, by_role, reason)
        values (gen_random_uuid(), $1, $1, now(), current_date, current_date, 'a role', $2)`;
    await mutations.rows(undone, seeker_id, NAMED);
    const input = { seekerId: seeker_id, to: "ANONYMIZED", reason: "保存期間が過ぎたため" };
    await mutations.mutate(COLLEAGUE, "changeCityFileStatus", input);
    await mutations.rows("update anonymization_proposal set reason = $1", NAMED);
    before = await readErasedColumns();
    expect((await mutations.mutate(CITY_COUNSELOR, "changeCityFileStatus", input)).userErrors).toEqual([]);
  });

  it("removes everything that names an anonymized person", async () => {
    const tables: { name: string }[] = await mutations.rows(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables)
      for (const said of [...Object.values(PROFILE), NAMED])
        expect(await mutations.rows(`select from ${name} as t where t::text like '%' || $1 || '%'`, said)).toEqual([]);
    expect(await mutations.rows("select from public_assistance where seeker_id = $1", seeker_id)).toEqual([]);
    expect(await mutations.rows("select from counseling_note")).toEqual([]);
  });

  it("erases every column that its entity states to be erased", async () => {
    const after = await readErasedColumns();
    const untried = Object.keys(before).filter((column) => before[column]?.length === 0);
    expect(untried).toEqual([]);
    const left = Object.keys(before).filter((column) =>
      after[column]?.some((value) => before[column]?.includes(value)),
    );
    expect(left).toEqual([]);
    expect(Object.keys(before).length).toBeGreaterThan(15);
  });

  it("keeps the counts of an anonymized person, and the year of birth for the age bands", async () => {
    const [kept] = await mutations.rows(
      `select birth_year, profile.sex,
         (select count(*)::int from visit where seeker_id = file.seeker_id) as visits,
         (select sum(minutes)::int from counseling_session where seeker_id = file.seeker_id) as minutes,
         (select count(*)::int from program_application where seeker_id = file.seeker_id) as applications,
         (select count(*)::int from liaison where seeker_id = file.seeker_id and status = 'DONE') as liaisons
       from city_file as file join city_profile as profile using (seeker_id) where seeker_id = $1`,
      seeker_id,
    );
    expect(kept).toEqual({ birth_year: 1961, sex: "MALE", visits: 2, minutes: 50, applications: 1, liaisons: 1 });
  });

  it("refuses in the database to give an anonymized file a name again", async () => {
    const name = mutations.rows("update city_profile set name = 'また' where seeker_id = $1", seeker_id);
    await expect(name).rejects.toMatchObject({ constraint: "profile_anonymized" });
  });
});
