import { randomUUID } from "node:crypto";
import { readPersonalData } from "@aiwork/agreement/joint-counter/personal-data-inventory/read-personal-data";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  cityMutations,
  NATIONAL_GUEST,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { cityPersonalData } from "../../city-personal-data";

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
    seeker_id: seekerId,
    summary: "別の方の概要",
    next_action_text: "別の方の次の対応",
    next_action_owner: "CITY",
  });
  await arrangeCity(party, "counseling_note", { session_id: sessionId });
  await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId, categories: ["COUNSELING_SUMMARY"] });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REASON = "別の方の記録に入力したため";
const voidIt = (fields = "") =>
  mutations.mutate(CITY_COUNSELOR, "voidCounselingSession", { sessionId, reason: REASON }, fields);

describe("voidCounselingSession", () => {
  it("voids a session with a reason, which its staff still see", async () => {
    const { session, userErrors } = await voidIt("session { status summary history { from to reason by { name } } }");
    expect(userErrors).toEqual([]);
    expect(session).toEqual({
      status: "VOIDED",
      summary: "別の方の概要",
      history: [{ from: "HELD", to: "VOIDED", reason: REASON, by: { name: "相談 花子" } }],
    });
  });

  it("voids a session in a closed file", async () => {
    await mutations.closeFile(seekerId);
    expect((await voidIt()).userErrors).toEqual([]);
  });

  it.each([
    ["the person", () => ({ role: "seeker", seekerId })],
    ["the other party's counselor with a consent", () => NATIONAL_GUEST],
  ])("hides a voided session from %s", async (_, who) => {
    const query = `query ($id: ID!) {
      seeker(id: $id) { city { counselingSessions(first: 5) { edges { node { id } } } nextAction { text } timeline { kind } } }
    }`;
    const kindsOf = (half: { timeline: { kind: string }[] }) => half.timeline.map(({ kind }) => kind);
    const before = (await party.askAs(who(), query, { id: seekerId })).data.seeker.city;
    expect(before.counselingSessions.edges).toEqual([{ node: { id: sessionId } }]);
    expect(kindsOf(before)).toContain("COUNSELED");
    await voidIt();
    const { counselingSessions, nextAction, ...half } = (await party.askAs(who(), query, { id: seekerId })).data.seeker
      .city;
    expect([counselingSessions.edges, nextAction]).toEqual([[], null]);
    expect(kindsOf(half)).not.toContain("COUNSELED");
  });

  it("discloses nothing of a voided session to the person", async () => {
    await voidIt();
    const disclosed = JSON.stringify(await readPersonalData(party.database, cityPersonalData, seekerId));
    expect(disclosed).toContain("COUNSELING_SUMMARY");
    for (const content of ["別の方", "金糸雀の所見", sessionId]) expect(disclosed).not.toContain(content);
  });

  it("erases a voided session too when the file is anonymized", async () => {
    await voidIt();
    await mutations.closeFile(seekerId);
    const anonymizing = { seekerId, to: "ANONYMIZED", reason: "保存期間" };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "changeCityFileStatus", anonymizing));
    const [row] = await mutations.rows(
      `select summary, next_action_text, (select notes from counseling_note where session_id = session.id) as notes,
         (select reason from state_change where subject_id = session.id) as reason
       from counseling_session as session where id = $1`,
      sessionId,
    );
    expect(row).toEqual({ summary: null, next_action_text: null, notes: null, reason: null });
  });

  describe("after the person was handed over to another service point", () => {
    const handOver = () => {
      const input = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
      return mutations.mutate(CITY_COUNSELOR, "handOverCityFile", input);
    };

    it("lets that one put right what was held before, and the first one mark nothing", async () => {
      await handOver();
      const input = { sessionId, reason: REASON };
      const marking = { sessionId, doneOn: "2013-10-31" };
      expect(await mutations.userError(CITY_COUNSELOR, "markCounselingNextAction", marking)).toBe(
        "NO_SUCH_RECORD sessionId",
      );
      const marked = await mutations.mutate(CITY_COUNSELOR_ELSEWHERE, "markCounselingNextAction", marking);
      expect(marked.userErrors).toEqual([]);
      const voided = await mutations.mutate(CITY_COUNSELOR_ELSEWHERE, "voidCounselingSession", input);
      expect(voided.userErrors).toEqual([]);
    });

    it("keeps that one's own sessions from the first one, also while something is open there", async () => {
      const booked = { status: "BOOKED", held_on: null, booked_for: "2013-11-05T01:00:00Z" };
      await arrangeCity(party, "counseling_session", { seeker_id: seekerId, ...booked });
      await handOver();
      const given = { seeker_id: seekerId, service_point_id: "toyohira" };
      const other = await arrangeCity(party, "counseling_session", given);
      const input = { sessionId: other, reason: REASON };
      expect(await mutations.userError(CITY_COUNSELOR, "voidCounselingSession", input)).toBe(
        "NOT_YOUR_SERVICE_POINT sessionId",
      );
    });
  });

  it("refuses to void a session of another service point, or an unknown one", async () => {
    const input = { sessionId, reason: REASON };
    expect(await mutations.userError(CITY_COUNSELOR_ELSEWHERE, "voidCounselingSession", input)).toBe(
      "NO_SUCH_RECORD sessionId",
    );
    expect(
      await mutations.userError(CITY_COUNSELOR, "voidCounselingSession", { ...input, sessionId: randomUUID() }),
    ).toBe("NO_SUCH_RECORD sessionId");
  });

  it.each(["BOOKED", "NO_SHOW", "CANCELED", "VOIDED"])("refuses to void a session that is %s", async (status) => {
    const held_on = status === "VOIDED" ? "2013-10-01" : null;
    const given = { seeker_id: seekerId, status, held_on, booked_for: "2013-10-01T01:00:00Z" };
    const other = await arrangeCity(party, "counseling_session", given);
    const input = { sessionId: other, reason: REASON };
    expect(await mutations.userError(CITY_COUNSELOR, "voidCounselingSession", input)).toBe(
      "ILLEGAL_TRANSITION sessionId",
    );
  });

  it("refuses to void a session without a reason", async () => {
    const input = { sessionId, reason: "　" };
    expect(await mutations.userError(CITY_COUNSELOR, "voidCounselingSession", input)).toBe("REASON_REQUIRED reason");
  });
});
