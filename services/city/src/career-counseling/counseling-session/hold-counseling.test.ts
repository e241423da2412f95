import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  cityMutations,
  NATIONAL_GUEST,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const RECORD = {
  heldOn: "2013-10-31",
  minutes: 50,
  themes: ["INTERVIEW_PRACTICE"],
  summary: "面接の練習をした",
  notes: "緊張が強い",
  nextAction: { text: "応募する", owner: "NATIONAL", dueOn: "2013-11-07" },
};
const FIELDS = `session { seeker { id } servicePoint { id } bookedFor heldOn minutes themes status by { role name } summary notes
  nextAction { text owner dueOn } history { from to } }`;
const unbooked = () => ({ seekerId, servicePointId: "shiroishi", ...RECORD });
const booked = (more: object = {}) =>
  arrangeCity(party, "counseling_session", {
    seeker_id: seekerId,
    status: "BOOKED",
    held_on: null,
    day: "2013-11-05",
    booked_for: "2013-11-05T01:00:00Z",
    ...more,
  });
const HELD = () => ({
  ...RECORD,
  seeker: { id: seekerId },
  servicePoint: { id: "shiroishi" },
  status: "HELD",
  by: { role: "city.counselor", name: "相談 花子" },
});

describe("a session that was held", () => {
  it("records a held session without a booking", async () => {
    const { session, userErrors } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", unbooked(), FIELDS);
    expect(userErrors).toEqual([]);
    expect(session).toEqual({ ...HELD(), bookedFor: null, history: [{ from: null, to: "HELD" }] });
  });

  it("records a held session with every theme", async () => {
    const themes = [
      ...["CAREER_REVIEW", "SELF_UNDERSTANDING", "JOB_SEARCH_SKILL", "DOCUMENT_WRITING"],
      ...["INTERVIEW_PRACTICE", "LIFE_SUPPORT", "TRAINING_CHOICE", "RETENTION"],
    ];
    const { session } = await mutations.mutate(
      CITY_COUNSELOR,
      "holdCounseling",
      { ...unbooked(), themes },
      "session { themes }",
    );
    expect(session).toEqual({ themes });
  });

  it("records a booked session as held on whichever day it was held", async () => {
    const sessionId = await booked();
    const { session, userErrors } = await mutations.mutate(
      CITY_COUNSELOR,
      "holdCounseling",
      { sessionId, ...RECORD },
      FIELDS,
    );
    expect(userErrors).toEqual([]);
    const history = [{ from: "BOOKED", to: "HELD" }];
    expect(session).toEqual({ ...HELD(), bookedFor: "2013-11-05T01:00:00.000Z", history });
    const rows = await mutations.rows("select day from counseling_session where seeker_id = $1", seekerId);
    expect(rows).toEqual([{ day: "2013-10-31" }]);
  });

  it("records no booked session as held before its service point opened", async () => {
    const input = { sessionId: await booked(), ...RECORD, heldOn: "2011-10-31" };
    const { userErrors } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", input);
    expect(userErrors).toMatchObject([{ code: "SERVICE_POINT_NOT_OPEN", path: ["heldOn"] }]);
  });

  it("records the next action of a held session, or none", async () => {
    await mutations.mutate(CITY_COUNSELOR, "holdCounseling", unbooked());
    const next = async () => {
      const query = "query ($id: ID!) { seeker(id: $id) { city { nextAction { text } } } }";
      return (await party.askAs(CITY_COUNSELOR, query, { id: seekerId })).data.seeker.city.nextAction;
    };
    expect(await next()).toEqual({ text: "応募する" });
    const { summary, notes, nextAction, ...least } = RECORD;
    const more = { seekerId, servicePointId: "shiroishi", ...least, heldOn: "2013-10-30" };
    const { session } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", more, FIELDS);
    expect(session).toMatchObject({ summary: null, notes: null, nextAction: null });
    expect(await next()).toEqual({ text: "応募する" });
  });

  it("never shows the notes of a session to the national side, whatever the consent", async () => {
    const fields = "session { id }";
    const { session } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", unbooked(), fields);
    await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId, categories: ["COUNSELING_SUMMARY"] });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CounselingSession { summary notes } } }`;
    const of = [{ __typename: "CounselingSession", id: session.id }];
    const { data } = await party.askAs(NATIONAL_GUEST, query, { of });
    expect(data._entities).toEqual([{ summary: "面接の練習をした", notes: null }]);
  });

  it("reopens a dormant file when a session is held", async () => {
    await mutations.rows("update city_file set status = 'DORMANT' where seeker_id = $1", seekerId);
    await mutations.mutate(CITY_COUNSELOR, "holdCounseling", unbooked());
    const [{ status }] = await mutations.rows("select status from city_file where seeker_id = $1", seekerId);
    expect(status).toBe("OPEN");
  });

  it.each([
    [
      "at another service point",
      CITY_COUNSELOR,
      { servicePointId: "toyohira" },
      "NOT_YOUR_SERVICE_POINT servicePointId",
    ],
    [
      "with a person registered elsewhere",
      CITY_COUNSELOR_ELSEWHERE,
      { servicePointId: "toyohira" },
      "NO_SUCH_RECORD seekerId",
    ],
    ["with an unknown person", CITY_COUNSELOR, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    ["without a person", CITY_COUNSELOR, { seekerId: null }, "SESSION_OR_PERSON"],
    ["without a service point", CITY_COUNSELOR, { servicePointId: null }, "SESSION_OR_PERSON"],
    ["before the file was opened", CITY_COUNSELOR, { heldOn: "2013-06-02" }, "HELD_BEFORE_FILE heldOn"],
    ["tomorrow", CITY_COUNSELOR, { heldOn: "2013-11-01" }, "DAY_IN_THE_FUTURE heldOn"],
    ["before the service point opened", CITY_COUNSELOR, { heldOn: "2011-10-31" }, "SERVICE_POINT_NOT_OPEN heldOn"],
    ["of 0 minutes", CITY_COUNSELOR, { minutes: 0 }, "MINUTES_OUT_OF_RANGE minutes"],
    ["of more than 480 minutes", CITY_COUNSELOR, { minutes: 481 }, "MINUTES_OUT_OF_RANGE minutes"],
    ["without a theme", CITY_COUNSELOR, { themes: [] }, "NO_THEME themes"],
    ["with a My Number in the notes", CITY_COUNSELOR, { notes: "123456789018" }, "MY_NUMBER_FOUND notes"],
    ["with a summary that is too long", CITY_COUNSELOR, { summary: "あ".repeat(4001) }, "TEXT_TOO_LONG summary"],
    [
      "with a blank next action",
      CITY_COUNSELOR,
      { nextAction: { text: " ", owner: "CITY" } },
      "TEXT_REQUIRED nextAction text",
    ],
    [
      "with a next action due in another age",
      CITY_COUNSELOR,
      { nextAction: { text: "応募", owner: "CITY", dueOn: "9999-12-31" } },
      "DAY_TOO_LATE nextAction dueOn",
    ],
    [
      "with a next action due before the session",
      CITY_COUNSELOR,
      { nextAction: { text: "応募", owner: "CITY", dueOn: "2013-10-30" } },
      "NEXT_BEFORE_HELD nextAction dueOn",
    ],
  ])("refuses to record a session %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "holdCounseling", { ...unbooked(), ...more })).toBe(refusal);
  });

  it.each([
    ["by staff of another service point", CITY_COUNSELOR_ELSEWHERE, {}, {}, "NO_SUCH_RECORD sessionId"],
    [
      "from another service point",
      CITY_COUNSELOR,
      { service_point_id: "teine" },
      {},
      "NOT_YOUR_SERVICE_POINT sessionId",
    ],
    ["that also gives a service point", CITY_COUNSELOR, {}, { servicePointId: "shiroishi" }, "SESSION_OR_PERSON"],
    ["that also gives a person", CITY_COUNSELOR, {}, { seekerId: randomUUID() }, "SESSION_OR_PERSON"],
    ["held already", CITY_COUNSELOR, { status: "HELD", held_on: "2013-10-30" }, {}, "ILLEGAL_TRANSITION sessionId"],
    ["canceled", CITY_COUNSELOR, { status: "CANCELED" }, {}, "ILLEGAL_TRANSITION sessionId"],
  ])("refuses to hold a booked session %s, and writes nothing", async (_, who, row, more, refusal) => {
    const input = { sessionId: await booked(row), ...RECORD, ...more };
    expect(await mutations.userError(who, "holdCounseling", input)).toBe(refusal);
  });

  it("refuses to hold an unknown booking or one of a closed file", async () => {
    const unknown = { sessionId: randomUUID(), ...RECORD };
    expect(await mutations.userError(CITY_COUNSELOR, "holdCounseling", unknown)).toBe("NO_SUCH_RECORD sessionId");
    const sessionId = await booked();
    await mutations.closeFile(seekerId);
    expect(await mutations.userError(CITY_COUNSELOR, "holdCounseling", unbooked())).toBe("FILE_CLOSED seekerId");
    expect(await mutations.userError(CITY_COUNSELOR, "holdCounseling", { sessionId, ...RECORD })).toBe(
      "FILE_CLOSED sessionId",
    );
  });
});
