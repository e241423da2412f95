import { randomUUID } from "node:crypto";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
let sessionId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
  sessionId = await arrangeCity(party, "counseling_session", {
    ...{ seeker_id: seekerId, day: "2013-10-02", held_on: "2013-10-02", minutes: 30, summary: "前の概要" },
    ...{ by_role: "city.counselor", by_name: "相談 花子" },
    ...{ next_action_text: "応募", next_action_owner: "CITY", next_action_due_on: "2013-10-20" },
  });
  await arrangeCity(party, "counseling_note", { session_id: sessionId, notes: "前の所見" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const reason = "日付の入力誤り";
const FIELDS = `session { heldOn minutes summary notes themes history { from to reason }
  revisions { field before reason by { party role name } } }`;
const revise = (more: object) =>
  mutations.mutate(CITY_COUNSELOR, "reviseCounselingSession", { sessionId, reason, ...more }, FIELDS);
const refusal = (more: object, who = CITY_COUNSELOR) =>
  mutations.userError(who, "reviseCounselingSession", { sessionId, reason, minutes: 31, ...more });
const by = { party: "CITY", role: "city.counselor", name: "相談 花子" };
const kept = (field: string, before: string | null) => ({ field, before, reason, by });

describe("reviseCounselingSession", () => {
  it("corrects day, length and texts, and keeps what they were, with the reason", async () => {
    const corrected = { heldOn: "2013-10-01", minutes: 45, summary: null, notes: "正しい所見" };
    const { session, userErrors } = await revise(corrected);
    expect(userErrors).toEqual([]);
    expect(session).toEqual({
      ...{ ...corrected, themes: ["CAREER_REVIEW"], history: [{ from: "HELD", to: "HELD", reason }] },
      revisions: [
        kept("heldOn", "2013-10-02"),
        kept("minutes", "30"),
        kept("notes", "前の所見"),
        kept("summary", "前の概要"),
      ],
    });
    expect(await mutations.rows("select day from counseling_session where id = $1", sessionId)).toEqual([
      { day: "2013-10-01" },
    ]);
  });

  it("leaves what is left out, and adds notes where there were none", async () => {
    const { session } = await revise({ minutes: 31 });
    expect(session).toMatchObject({ minutes: 31, heldOn: "2013-10-02", summary: "前の概要", notes: "前の所見" });
    expect(session.revisions).toEqual([kept("minutes", "30")]);
    await mutations.rows("delete from counseling_note where session_id = $1", sessionId);
    expect((await revise({ notes: "所見" })).session).toMatchObject({ notes: "所見" });
  });

  it.each<[string, object, string]>([
    ["with nothing", { minutes: undefined }, "RECORD_UNCHANGED"],
    ["with what it says already", { minutes: 30, notes: "前の所見" }, "RECORD_UNCHANGED"],
    ["for a blank reason", { reason: "　" }, "REASON_REQUIRED reason"],
    ["to a day to come", { heldOn: "2013-11-01" }, "DAY_IN_THE_FUTURE heldOn"],
    ["to a day before the file", { heldOn: "2013-06-02" }, "HELD_BEFORE_FILE heldOn"],
    ["to a day before the service point", { heldOn: "2011-10-31" }, "SERVICE_POINT_NOT_OPEN heldOn"],
    ["to a day after its next action is due", { heldOn: "2013-10-21" }, "HELD_AFTER_NEXT_ACTION heldOn"],
    ["to no day", { heldOn: null }, "TEXT_REQUIRED heldOn"],
    ["to no length", { minutes: 0 }, "MINUTES_OUT_OF_RANGE minutes"],
    ["to no notes", { notes: null }, "TEXT_REQUIRED notes"],
    ["with a My Number", { summary: "123456789018" }, "MY_NUMBER_FOUND summary"],
    ["that nobody knows", { sessionId: randomUUID() }, "NO_SUCH_RECORD sessionId"],
  ])("is refused %s, and writes nothing", async (_, more, code) => {
    expect(await refusal(more)).toBe(code);
  });

  it("asks back a day before the last fiscal year", async () => {
    await mutations.rows("update city_file set registered_on = '2012-01-10' where seeker_id = $1", seekerId);
    const act = `mutation ($input: ReviseCounselingSessionInput!) {
      reviseCounselingSession(input: $input) { session { heldOn } userErrors { code path kind } } }`;
    const input = { sessionId, reason, heldOn: "2012-02-01", idempotencyKey: randomUUID() };
    const send = async (more: object) =>
      (await party.askAs(CITY_COUNSELOR, act, { input: { ...input, ...more } })).data.reviseCounselingSession;
    const doubt = { code: "DAY_LONG_AGO", path: ["heldOn"], kind: "CONFIRM" };
    expect(await send({})).toEqual({ session: null, userErrors: [doubt] });
    expect(await send({ confirmed: ["DAY_LONG_AGO"] })).toEqual({ session: { heldOn: "2012-02-01" }, userErrors: [] });
  });

  it("is refused to another counselor, at the service point or elsewhere, and to who has no name", async () => {
    expect(await refusal({}, { ...CITY_COUNSELOR, name: "相談 次郎" })).toBe("HELD_BY_ANOTHER sessionId");
    expect(await refusal({}, CITY_COUNSELOR_ELSEWHERE)).toBe("NO_SUCH_RECORD sessionId");
    await mutations.rows("update counseling_session set by_name = null where id = $1", sessionId);
    const nameless = { role: "city.counselor", servicePoints: ["shiroishi"] };
    expect(await refusal({}, nameless)).toBe("HELD_BY_ANOTHER sessionId");
  });

  it.each(["BOOKED", "VOIDED"])("is refused for a session that is %s", async (status) => {
    const given = { seeker_id: seekerId, status, booked_for: "2013-10-01T01:00:00Z", by_name: "相談 花子" };
    const held_on = status === "VOIDED" ? "2013-10-01" : null;
    const other = await arrangeCity(party, "counseling_session", { ...given, held_on });
    expect(await refusal({ sessionId: other })).toBe("NOT_HELD sessionId");
  });

  it("is refused in a file that is closed, until it is opened again", async () => {
    await mutations.closeFile(seekerId);
    expect(await refusal({})).toBe("FILE_CLOSED sessionId");
  });

  it("leaves nothing of what it was when the file is anonymized, also under an id of before", async () => {
    await revise({ summary: "正しい概要" });
    const other = await arrangeCity(party, "city_file");
    await mutations.rows("update profile_revision set seeker_id = $1 where subject_id = $2", other, sessionId);
    await mutations.closeFile(seekerId);
    const anonymize = { seekerId, to: "ANONYMIZED", reason: "保存期間" };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "changeCityFileStatus", anonymize));
    const left = "select before, reason from profile_revision where subject_id = $1";
    expect(await mutations.rows(left, sessionId)).toEqual([{ before: null, reason: null }]);
  });
});
