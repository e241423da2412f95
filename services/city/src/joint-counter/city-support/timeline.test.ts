import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let seeker_id: string;
const things: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  seeker_id = await arrangeCity(party, "city_file");
  things.visit = await arrangeCity(party, "visit", {
    seeker_id,
    visited_on: "2013-06-03",
    recorded_at: "2013-06-03T02:00:00Z",
  });
  await arrangeCity(party, "visit", {
    seeker_id,
    status: "VOIDED",
    voided_at: "2013-10-02T00:00:00Z",
    voided_by_role: "city.counselor",
    void_reason: "二重",
  });
  things.session = await arrangeCity(party, "counseling_session", {
    seeker_id,
    day: "2013-06-10",
    held_on: "2013-06-10",
  });
  await arrangeCity(party, "counseling_session", {
    seeker_id,
    status: "BOOKED",
    day: "2013-11-10",
    held_on: null,
    booked_for: "2013-11-10T01:00:00Z",
  });
  const program_id = await arrangeCity(party, "support_program");
  things.application = await arrangeCity(party, "program_application", {
    seeker_id,
    program_id,
    opened_on: "2013-06-20",
    submitted_on: "2013-06-20",
    decided_on: "2013-07-20",
    status: "REJECTED",
    decision_reason: "要件を満たさない",
  });
  await arrangeCity(party, "state_change", {
    subject_id: things.application,
    at: "2013-06-20T03:00:00Z",
    to_state: "SUBMITTED",
  });
  things.liaison = await arrangeCity(party, "liaison", {
    seeker_id,
    addressed_to: "CITY_DEPARTMENT",
    department: "PUBLIC_ASSISTANCE",
    opened_on: "2013-08-01",
    due_on: "2013-08-10",
    status: "DONE",
    answered_on: "2013-08-05",
  });
  things.consent = await arrangeCity(party, "disclosure_consent", {
    seeker_id,
    given_on: "2013-06-04",
    withdrawn_at: "2013-09-30T15:30:00Z",
  });
  await arrangeCity(party, "state_change", { subject_id: seeker_id, at: "2013-10-20T01:00:00Z", to_state: "CLOSED" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function timeline(given = "", language = "ja") {
  const query = `query ($id: ID!) {
    seeker(id: $id) { city { timeline${given} { id at on kind title category subjectId } } }
  }`;
  const { data, errors } = await party.ask(query, { id: seeker_id }, { "accept-language": language });
  return { events: data.seeker.city.timeline, errors };
}

describe("the city's timeline", () => {
  it("lists the events newest first, without voided records", async () => {
    const { events } = await timeline();
    const shown = events.map((event: Record<string, unknown>) => [event.on, event.kind, event.title, event.subjectId]);
    expect(shown).toEqual([
      ["2013-10-20", "FILE_CLOSED", "支援の終了", seeker_id],
      ["2013-10-01", "CONSENT_WITHDRAWN", "同意の撤回", things.consent],
      ["2013-08-05", "LIAISON_ANSWERED", "連絡・調整への回答（受諾）", things.liaison],
      ["2013-08-01", "LIAISON_OPENED", "連絡・調整の開始（市の担当課あて）", things.liaison],
      ["2013-07-20", "PROGRAM_DECIDED", "支援制度の決定（不承認：住宅手当）", things.application],
      ["2013-06-20", "APPLIED_FOR_PROGRAM", "支援制度の申請（住宅手当）", things.application],
      ["2013-06-10", "COUNSELED", "キャリア・カウンセリング（あいワーク白石）", things.session],
      ["2013-06-04", "CONSENT_GIVEN", "情報提供への同意", things.consent],
      ["2013-06-03", "VISITED", "来所（あいワーク白石）", things.visit],
    ]);
    expect(new Set(events.map(({ id }: { id: string }) => id)).size).toBe(events.length);
  });

  it("gives what is done on a business day that day, beside the real instant", async () => {
    const id = await arrangeCity(party, "city_file");
    const counselor = { role: "city.counselor", servicePoints: ["shiroishi"] };
    const send = async (name: string, input: object) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
      const { data } = await party.askAs(counselor, document, { input: { idempotencyKey: randomUUID(), ...input } });
      expect(data[name].userErrors).toEqual([]);
    };
    const consent = { categories: ["LIAISON"], purpose: "支援", evidence: "SIGNED_FORM", expiresOn: "2014-10-30" };
    await send("giveCityConsent", { seekerId: id, ...consent });
    await send("withdrawCityConsent", { seekerId: id });
    await send("changeCityFileStatus", { seekerId: id, to: "CLOSED", reason: "支援の終了" });
    await send("changeCityFileStatus", { seekerId: id, to: "OPEN", reason: "来所" });
    const query = "query ($id: ID!) { seeker(id: $id) { city { timeline { kind on at } } } }";
    const { data } = await party.askAs(counselor, query, { id });
    const events: { kind: string; on: string; at: string }[] = data.seeker.city.timeline;
    expect(events.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      ...["2013-10-31 FILE_REOPENED", "2013-10-31 FILE_CLOSED", "2013-10-31 CONSENT_WITHDRAWN"],
      "2013-10-31 CONSENT_GIVEN",
    ]);
    for (const { at } of events) expect(Date.now() - Date.parse(at)).toBeLessThan(600_000);
  });

  it("gives each event its class of data, and none to events that are never disclosed", async () => {
    const { events } = await timeline();
    const categories = Object.fromEntries(
      events.map(({ kind, category }: { kind: string; category: string | null }) => [kind, category]),
    );
    expect(categories).toEqual({
      VISITED: null,
      COUNSELED: "COUNSELING_SUMMARY",
      APPLIED_FOR_PROGRAM: "PROGRAM_APPLICATION",
      PROGRAM_DECIDED: "PROGRAM_APPLICATION",
      LIAISON_OPENED: "LIAISON",
      LIAISON_ANSWERED: "LIAISON",
      CONSENT_GIVEN: null,
      CONSENT_WITHDRAWN: null,
      FILE_CLOSED: "CITY_PROFILE",
    });
  });

  it("dates an event at the instant of its status change, or else at the beginning of its day in Tokyo", async () => {
    const { events } = await timeline();
    const instants = Object.fromEntries(events.map(({ kind, at }: { kind: string; at: string }) => [kind, at]));
    expect(instants).toMatchObject({
      VISITED: "2013-06-03T02:00:00.000Z",
      APPLIED_FOR_PROGRAM: "2013-06-20T03:00:00.000Z",
      PROGRAM_DECIDED: "2013-07-19T15:00:00.000Z",
      CONSENT_WITHDRAWN: "2013-09-30T15:30:00.000Z",
    });
  });

  it("gives the titles of events in English when English is requested", async () => {
    const { events } = await timeline("(last: 3)", "en");
    expect(events.map(({ title }: { title: string }) => title)).toEqual([
      "File closed",
      "Consent withdrawn",
      "Liaison answered (accepted)",
    ]);
  });

  it.each([
    ['(from: "2013-08-01", to: "2013-08-05")', ["LIAISON_ANSWERED", "LIAISON_OPENED"]],
    ['(to: "2013-06-03")', ["VISITED"]],
    ['(from: "2013-10-21")', []],
    ["(last: 1)", ["FILE_CLOSED"]],
  ])("filters the timeline by %s", async (given, kinds) => {
    expect((await timeline(given)).events.map(({ kind }: { kind: string }) => kind)).toEqual(kinds);
  });

  it.each([
    ["(last: 0)", "TIMELINE_LENGTH"],
    ["(last: -1)", "TIMELINE_LENGTH"],
    ["(last: 101)", "TIMELINE_LENGTH"],
    ['(from: "2013-10-02", to: "2013-10-01")', "DAYS_REVERSED"],
  ])("refuses the timeline with %s", async (given, refusal) => {
    const { events, errors } = await timeline(given);
    expect([events, errors]).toMatchObject([null, [{ extensions: { code: "BAD_USER_INPUT", refusal } }]]);
  });

  it("reads the timeline in one statement, also when two parts of it are requested", async () => {
    const { data, statements } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { city { all: timeline { id } one: timeline(last: 1) { id } } } }`,
      { id: seeker_id },
    );
    expect([data.seeker.city.all.length, data.seeker.city.one.length]).toEqual([9, 1]);
    expect(statements).toEqual(["seekers-at-service-point", "city-halves", "city-timelines"]);
  });
});
