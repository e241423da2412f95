import { randomUUID } from "node:crypto";
import { illegalTransitions, parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { COUNSELING_CLOSING_TRANSITIONS, COUNSELING_TRANSITIONS } from "./counseling-session.entity";

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

const plain = () => ({
  seekerId,
  servicePointId: "shiroishi",
  bookedFor: "2013-11-05T01:00:00.000Z",
  themes: ["CAREER_REVIEW"],
});
const FIELDS = `session { id seeker { id } servicePoint { id } bookedFor heldOn themes status by { role }
  history { from to reason by { name } } }`;
const BOTH = { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "toyohira"] };
const atNight = (bookedFor: string) => ({ ...plain(), bookedFor });

describe("a counseling session", () => {
  it("books a session for a person of the counselor's service point", async () => {
    const input = { ...plain(), themes: ["RETENTION", "CAREER_REVIEW", "RETENTION"] };
    const { session, userErrors } = await mutations.mutate(CITY_COUNSELOR, "bookCounseling", input, FIELDS);
    expect(userErrors).toEqual([]);
    expect(session).toEqual({
      id: expect.any(String),
      seeker: { id: seekerId },
      servicePoint: { id: "shiroishi" },
      bookedFor: "2013-11-05T01:00:00.000Z",
      heldOn: null,
      themes: ["RETENTION", "CAREER_REVIEW"],
      status: "BOOKED",
      by: null,
      history: [{ from: null, to: "BOOKED", reason: null, by: { name: "相談 花子" } }],
    });
  });

  it("lists a session under its day in Tokyo, nine hours ahead of UTC", async () => {
    expect(
      (await mutations.mutate(CITY_COUNSELOR, "bookCounseling", atNight("2013-10-30T15:00:00.000Z"))).userErrors,
    ).toEqual([]);
    const [{ day }] = await mutations.rows("select day from counseling_session where seeker_id = $1", seekerId);
    expect(day).toBe("2013-10-31");
  });

  it("reopens a dormant file when a session is booked", async () => {
    await mutations.rows("update city_file set status = 'DORMANT' where seeker_id = $1", seekerId);
    const fields = "session { seeker { city { profile { status history { from to reason } } } } }";
    const { session } = await mutations.mutate(CITY_COUNSELOR, "bookCounseling", plain(), fields);
    expect(session.seeker.city.profile).toEqual({
      status: "OPEN",
      history: [{ from: "DORMANT", to: "OPEN", reason: "相談が再開したため" }],
    });
  });

  it.each([
    [
      "at another service point",
      CITY_COUNSELOR,
      { servicePointId: "toyohira" },
      "NOT_YOUR_SERVICE_POINT servicePointId",
    ],
    [
      "at an unknown service point",
      { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "chuo"] },
      { servicePointId: "chuo" },
      "NO_SUCH_SERVICE_POINT servicePointId",
    ],
    [
      "for a person registered elsewhere",
      CITY_COUNSELOR_ELSEWHERE,
      { servicePointId: "toyohira" },
      "NO_SUCH_RECORD seekerId",
    ],
    ["for an unknown person", CITY_COUNSELOR, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    ["for yesterday", CITY_COUNSELOR, { bookedFor: "2013-10-30T14:59:59.999Z" }, "BOOKED_IN_THE_PAST bookedFor"],
    [
      "for a day more than a year ahead",
      CITY_COUNSELOR,
      { bookedFor: "2014-10-31T15:00:00Z" },
      "DAY_TOO_LATE bookedFor",
    ],
    ["for another age", CITY_COUNSELOR, { bookedFor: "9999-12-31T15:00:00Z" }, "DAY_TOO_LATE bookedFor"],
    ["without a theme", CITY_COUNSELOR, { themes: [] }, "NO_THEME themes"],
  ])("refuses a booking %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "bookCounseling", { ...plain(), ...more })).toBe(refusal);
  });

  it("refuses a booking when the file is closed", async () => {
    await mutations.closeFile(seekerId);
    expect(await mutations.userError(CITY_COUNSELOR, "bookCounseling", plain())).toBe("FILE_CLOSED seekerId");
  });

  it("books a session once for a person and time under concurrency, and again after it was canceled", async () => {
    const many = await Promise.all(
      Array.from({ length: 5 }, () => mutations.mutate(BOTH, "bookCounseling", plain(), FIELDS)),
    );
    const codes = many.map(({ userErrors }) => userErrors[0]?.code ?? "booked").sort();
    expect(codes).toEqual([...Array(4).fill("ALREADY_BOOKED"), "booked"]);
    expect(await mutations.userError(BOTH, "bookCounseling", plain())).toBe("ALREADY_BOOKED bookedFor");
    const sessionId = many.find(({ session }) => session !== null)?.session.id;
    await mutations.mutate(CITY_COUNSELOR, "closeCounseling", { sessionId, to: "CANCELED" });
    expect((await mutations.mutate(CITY_COUNSELOR, "bookCounseling", plain())).userErrors).toEqual([]);
  });
});

describe("a booked session that is not held", () => {
  const booked = (more: object = {}) =>
    arrangeCity(party, "counseling_session", {
      seeker_id: seekerId,
      status: "BOOKED",
      held_on: null,
      day: "2013-10-31",
      booked_for: "2013-10-31T01:00:00Z",
      ...more,
    });

  it.each([
    ["CANCELED", "本人の都合"],
    ["NO_SHOW", null],
  ])("closes a booked session as %s and keeps the reason in its history: %s", async (to, reason) => {
    const input = { sessionId: await booked(), to, reason };
    const { session, userErrors } = await mutations.mutate(CITY_COUNSELOR, "closeCounseling", input, FIELDS);
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({ status: to, history: [{ from: "BOOKED", to, reason }] });
  });

  it("is held after all where the person came, though it was recorded as missed", async () => {
    const held = { heldOn: "2013-10-31", minutes: 50, themes: ["CAREER_REVIEW"] };
    const input = { sessionId: await booked({ status: "NO_SHOW" }), ...held };
    const { session } = await mutations.mutate(CITY_COUNSELOR, "holdCounseling", input, FIELDS);
    expect(session).toMatchObject({ status: "HELD", history: [{ from: "NO_SHOW", to: "HELD" }] });
  });

  it("is canceled with its file, and then not once more", async () => {
    const sessionId = await booked();
    await mutations.closeFile(seekerId);
    expect(await mutations.userError(CITY_COUNSELOR, "closeCounseling", { sessionId, to: "CANCELED" })).toBe(
      "ILLEGAL_TRANSITION to",
    );
  });

  it.each([
    ["by staff of another service point", CITY_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD sessionId"],
    [
      "from another of the person's service points",
      CITY_COUNSELOR,
      { service_point_id: "teine" },
      "NOT_YOUR_SERVICE_POINT sessionId",
    ],
  ])("refuses to close a session %s, and writes nothing", async (_, who, more, refusal) => {
    const input = { sessionId: await booked(more), to: "CANCELED" };
    expect(await mutations.userError(who, "closeCounseling", input)).toBe(refusal);
  });

  it("refuses NO_SHOW before the day of the booking, a blank reason and an unknown session", async () => {
    const sessionId = await booked({ day: "2013-11-01", booked_for: "2013-11-01T01:00:00Z" });
    expect(await mutations.userError(CITY_COUNSELOR, "closeCounseling", { sessionId, to: "NO_SHOW" })).toBe(
      "NOT_MISSED_YET to",
    );
    const blank = { sessionId, to: "CANCELED", reason: " " };
    expect(await mutations.userError(CITY_COUNSELOR, "closeCounseling", blank)).toBe("REASON_REQUIRED reason");
    const unknown = { sessionId: randomUUID(), to: "CANCELED" };
    expect(await mutations.userError(CITY_COUNSELOR, "closeCounseling", unknown)).toBe("NO_SUCH_RECORD sessionId");
  });

  it("has the transitions of the domain's state machine, with HELD by a mutation of its own", () => {
    expect(transitionSteps(COUNSELING_TRANSITIONS)).toEqual(
      parseTransitionSteps("BOOKED→HELD / NO_SHOW / CANCELED; NO_SHOW→HELD; HELD→VOIDED"),
    );
    expect(transitionSteps(COUNSELING_CLOSING_TRANSITIONS)).toEqual(parseTransitionSteps("BOOKED→NO_SHOW / CANCELED"));
  });

  it.each(illegalTransitions(COUNSELING_CLOSING_TRANSITIONS))(
    "refuses to close a session from %s to %s",
    async (status, to) => {
      const sessionId = await booked({ status, held_on: ["HELD", "VOIDED"].includes(status) ? "2013-10-31" : null });
      expect(await mutations.userError(CITY_COUNSELOR, "closeCounseling", { sessionId, to })).toBe(
        "ILLEGAL_TRANSITION to",
      );
    },
  );
});
