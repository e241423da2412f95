import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const HANDED_OVER_ON = "2013-10-10";
const TODAY = "2013-10-31";
const FIELDS = "session { status heldOn minutes summary notes history { from to reason } }";
const reason = "日付の入力誤り";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
let sessionId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", TODAY);
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
  sessionId = await addSession({ minutes: 30, summary: "前の概要" });
  await handOver();
});
afterAll(() => party?.[Symbol.asyncDispose]());

const addSession = (more: object = {}) =>
  arrangeCity(party, "counseling_session", {
    ...{ seeker_id: seekerId, by_role: "city.counselor", by_name: "相談 花子" },
    ...more,
  });
async function handOver() {
  party.comesTo(HANDED_OVER_ON);
  const moving = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
  expect((await mutations.mutate(CITY_COUNSELOR, "handOverCityFile", moving)).userErrors).toEqual([]);
  party.comesTo(TODAY);
}
const send = (name: string, input: object, fields = "", who = CITY_COUNSELOR) =>
  mutations.mutate(who, name, { ...input }, fields);
const refusalOf = (name: string, input: object, who = CITY_COUNSELOR) => mutations.userError(who, name, { ...input });
const held = (more: object = {}) => ({
  ...{ seekerId, servicePointId: "shiroishi", heldOn: HANDED_OVER_ON, minutes: 20, themes: ["CAREER_REVIEW"] },
  ...more,
});

describe("what a service point held before it handed the file over", () => {
  it("is corrected by who held it there, with its notes, whatever the file is by then, and nothing else opens", async () => {
    const corrected = { heldOn: "2013-10-02", minutes: 45, summary: "正しい概要", notes: "正しい所見" };
    const { session, userErrors } = await send("reviseCounselingSession", { sessionId, reason, ...corrected }, FIELDS);
    expect(userErrors).toEqual([]);
    expect(session).toEqual({ status: "HELD", ...corrected, history: [{ from: "HELD", to: "HELD", reason }] });
    const kept = "select field, before from profile_revision where subject_id = $1 order by field";
    expect(await mutations.rows(kept, sessionId)).toEqual([
      { field: "heldOn", before: "2013-10-01" },
      { field: "minutes", before: "30" },
      { field: "notes", before: null },
      { field: "summary", before: "前の概要" },
    ]);
    await mutations.closeFile(seekerId);
    const again = await send("reviseCounselingSession", { sessionId, reason, notes: "さらに正しい所見" }, FIELDS);
    expect(again.session.notes).toBe("さらに正しい所見");
    const half = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
    expect((await party.askAs(CITY_COUNSELOR, half, { id: seekerId })).data.seeker.city).toBeNull();
  });

  it("is voided there", async () => {
    const { session, userErrors } = await send("voidCounselingSession", { sessionId, reason }, FIELDS);
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({ status: "VOIDED", history: [{ from: "HELD", to: "VOIDED", reason }] });
  });

  it("is recorded late, of a day up to the hand-over, as the person and who took them over then read", async () => {
    await mutations.rows("update city_file set status = 'DORMANT' where seeker_id = $1", seekerId);
    const given = held({ notes: "所見", nextAction: { text: "応募", owner: "CITY" } });
    const { session, userErrors } = await send("holdCounseling", given, "session { id heldOn notes }");
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({ heldOn: HANDED_OVER_ON, notes: "所見" });
    const read =
      "query ($id: ID!) { seeker(id: $id) { city { counselingSessions(first: 1) { edges { node { id } } } } } }";
    for (const who of [{ role: "seeker", seekerId }, CITY_COUNSELOR_ELSEWHERE]) {
      const { data } = await party.askAs(who, read, { id: seekerId });
      expect(data.seeker.city.counselingSessions.edges).toEqual([{ node: { id: session.id } }]);
    }
    expect(await mutations.rows("select status from city_file where seeker_id = $1", seekerId)).toEqual([
      { status: "DORMANT" },
    ]);
  });

  it("is recorded late where it was booked, once the booking keeps the person in reach no more", async () => {
    const booked = await addSession({
      status: "BOOKED",
      held_on: null,
      booked_for: "2013-10-05T01:00:00Z",
      day: "2013-10-05",
    });
    const late = { sessionId: booked, heldOn: "2013-10-05", minutes: 20, themes: ["CAREER_REVIEW"] };
    const after = { ...late, heldOn: "2013-10-11" };
    expect(await refusalOf("holdCounseling", after)).toBe("HELD_AFTER_HAND_OVER heldOn");
    const { session, userErrors } = await send("holdCounseling", late, FIELDS);
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({ status: "HELD", heldOn: "2013-10-05" });
  });

  it.each([
    ["of a later day", { heldOn: "2013-10-11" }],
    ["of a day before there was a file", { heldOn: "2013-06-02" }],
  ])("is not recorded, nor moved there, %s", async (_, day) => {
    expect(await refusalOf("holdCounseling", held(day))).toBe("HELD_AFTER_HAND_OVER heldOn");
    expect(await refusalOf("reviseCounselingSession", { sessionId, reason, ...day })).toBe(
      "HELD_AFTER_HAND_OVER heldOn",
    );
  });

  it("is no more recorded nor corrected once the file is anonymized", async () => {
    await mutations.closeFile(seekerId);
    await mutations.rows("update city_file set status = 'ANONYMIZED' where seeker_id = $1", seekerId);
    expect(await refusalOf("holdCounseling", held())).toBe("HELD_AFTER_HAND_OVER heldOn");
    const revision = { sessionId, reason, minutes: 20 };
    expect(await refusalOf("reviseCounselingSession", revision)).toBe("NO_SUCH_RECORD sessionId");
  });

  it("is marked by who took the person over alone", async () => {
    const marked = await addSession({ next_action_text: "応募", next_action_owner: "CITY" });
    const mark = { sessionId: marked, doneOn: TODAY };
    expect(await refusalOf("markCounselingNextAction", mark)).toBe("NO_SUCH_RECORD sessionId");
    expect((await send("markCounselingNextAction", mark, "", CITY_COUNSELOR_ELSEWHERE)).userErrors).toEqual([]);
  });

  it("is nobody's of another service point, and nothing of what was held later or elsewhere is its own", async () => {
    const third = { ...CITY_COUNSELOR, servicePoints: ["teine"] };
    expect(await refusalOf("holdCounseling", held({ servicePointId: "teine" }), third)).toBe("NO_SUCH_RECORD seekerId");
    const elsewhere = await addSession({ service_point_id: "toyohira" });
    const later = await addSession({ day: "2013-10-20", held_on: "2013-10-20" });
    for (const id of [elsewhere, later]) {
      const input = { sessionId: id, reason };
      expect(await refusalOf("reviseCounselingSession", { ...input, minutes: 20 })).toBe("NO_SUCH_RECORD sessionId");
      expect(await refusalOf("voidCounselingSession", input)).toBe("NO_SUCH_RECORD sessionId");
    }
  });
});
