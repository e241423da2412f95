import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, registration, consultation, jobOrder, negotiation, referral, placement, trial, stateChange } =
    arrangeNational(party);
  seekerId = await person();
  registrationId = await registration({ seekerId, receivedOn: "2013-05-13", validUntil: "2013-07-31" });
  await stateChange(registrationId, "2013-05-13T02:30:00Z", "PROVISIONAL");
  await stateChange(registrationId, "2013-05-14T02:30:00Z", "ACTIVE", "PROVISIONAL");
  await consultation({ seekerId, heldOn: "2013-05-13", nextActionText: "応募書類を作る", nextActionOwner: "NATIONAL" });
  await consultation({
    seekerId,
    heldOn: "2013-06-03",
    nextActionText: "求人を選ぶ",
    nextActionOwner: "CITY",
    nextActionDueOn: "2013-06-10",
  });
  await consultation({ seekerId, heldOn: "2013-09-25" });
  const jobOrderId = await jobOrder({ title: "交通誘導・イベントの警備員", receivedOn: "2013-06-01" });
  await negotiation({ registrationId, jobOrderId, status: "REFUSED", openedOn: "2013-06-04", settledOn: "2013-06-05" });
  const first = {
    registrationId,
    jobOrderId,
    issuedOn: "2013-06-06",
    status: "NO_SHOW",
    interviewOn: "2013-06-10",
    concludedOn: "2013-06-11",
  } as const;
  await referral(first);
  const referralId = await referral({
    ...first,
    issuedOn: "2013-09-20",
    status: "HIRED",
    interviewOn: "2013-09-25",
    concludedOn: "2013-09-27",
  });
  const voided = { status: "VOIDED", voidReason: "誤記録" } as const;
  await placement({ referralId, hiredOn: "2013-09-26", startsOn: "2013-09-27", ...voided });
  const placementId = await placement({ referralId, hiredOn: "2013-09-27", startsOn: "2013-09-27" });
  await trial({
    placementId,
    startsOn: "2013-09-30",
    plannedEndOn: "2013-12-29",
    planDueOn: "2013-10-14",
    status: "ENDED_EARLY",
    endedOn: "2013-10-30",
  });
  await party.database.dataSource.query(
    `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on, withdrawn_at, taken_by_role)
     values ($1, $3, '{REGISTRATION,PLACEMENT}', '一体的支援', 'SIGNED_FORM', '2013-05-13', '2014-03-31', '2013-10-01T15:30:00Z', 'national.counselor'),
       ($2, $3, '{PLACEMENT}', '一体的支援', 'ONLINE', '2013-04-01', '2013-10-30', null, null)`,
    [randomUUID(), randomUUID(), seekerId],
  );
  await party.database.dataSource.query(
    "update consultation set recorded_at = (held_on + time '11:00') at time zone 'Asia/Tokyo'",
  );
  await party.database.dataSource.query(
    "update disclosure_consent set recorded_at = (given_on + time '10:00') at time zone 'Asia/Tokyo'",
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const ask = (args: string, fields = "kind on", language = "ja") =>
  party.ask(
    `query ($id: ID!) { seeker(id: $id) { national { timeline${args} { ${fields} } } } }`,
    { id: seekerId },
    { "accept-language": language },
  );
const readEvents = async (args: string) =>
  (await ask(args)).data.seeker.national.timeline.map(
    ({ kind, on }: { kind: string; on: string }) => `${on.slice(5)} ${kind}`,
  );

describe("the national timeline", () => {
  it("lists the events, newest first, without voided placements and trials that did not start", async () => {
    expect(await readEvents("")).toEqual([
      "10-30 TRIAL_ENDED",
      "10-02 CONSENT_WITHDRAWN",
      "09-30 TRIAL_STARTED",
      "09-27 PLACED",
      "09-27 REFERRAL_CONCLUDED",
      "09-25 CONSULTED",
      "09-25 INTERVIEWED",
      "09-20 REFERRED",
      "06-11 REFERRAL_CONCLUDED",
      "06-06 REFERRED",
      "06-05 NEGOTIATED",
      "06-04 NEGOTIATED",
      "06-03 CONSULTED",
      "05-13 REGISTERED",
      "05-13 CONSULTED",
      "05-13 CONSENT_GIVEN",
      "04-01 CONSENT_GIVEN",
    ]);
  });

  it("gives each event its title, category, subject and time", async () => {
    const { timeline } = (await ask(`(to: "2013-05-13", last: 3)`, "id at on kind title category subjectId")).data
      .seeker.national;
    expect(timeline[0]).toEqual({
      id: `${registrationId}:1`,
      at: "2013-05-13T02:30:00.000Z",
      on: "2013-05-13",
      kind: "REGISTERED",
      title: "求職申込み",
      category: "REGISTRATION",
      subjectId: registrationId,
    });
    expect(timeline[2]).toMatchObject({ kind: "CONSENT_GIVEN", category: null, at: "2013-05-13T01:00:00.000Z" });
    const all = (await ask("", "id")).data.seeker.national.timeline;
    expect(new Set(all.map((event: { id: string }) => event.id)).size).toBe(all.length);
  });

  it("uses the caller's language", async () => {
    const title = async (language: string) =>
      (await ask(`(from: "2013-09-27", to: "2013-09-27")`, "title", language)).data.seeker.national.timeline[1].title;
    expect(await title("ja")).toBe("紹介の結果（採用：交通誘導・イベントの警備員）");
    expect(await title("en")).toBe("Result of the referral (hired: 交通誘導・イベントの警備員)");
  });

  it.each([
    [`(from: "2013-09-30")`, ["10-30 TRIAL_ENDED", "10-02 CONSENT_WITHDRAWN", "09-30 TRIAL_STARTED"]],
    [`(to: "2013-05-12")`, ["04-01 CONSENT_GIVEN"]],
    [`(from: "2013-06-04", to: "2013-06-05")`, ["06-05 NEGOTIATED", "06-04 NEGOTIATED"]],
    [`(last: 1)`, ["10-30 TRIAL_ENDED"]],
    [`(from: "2013-11-01")`, []],
  ])("returns the part of the timeline for %s", async (args, events) => {
    expect(await readEvents(args)).toEqual(events);
  });

  it.each([
    ["(last: 0)", "TIMELINE_LENGTH"],
    ["(last: 101)", "TIMELINE_LENGTH"],
    [`(from: "2013-10-02", to: "2013-10-01")`, "DAYS_REVERSED"],
  ])("refuses %s with %s", async (args, refusal) => {
    const { data, errors } = await ask(args);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal } }]);
    expect(data.seeker.national).toEqual({ timeline: null });
  });

  it("runs one statement for any number of timeline fields", async () => {
    const { statements } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { national { all: timeline { id } last: timeline(last: 1) { id } may: timeline(to: "2013-05-31") { id } } } }`,
      { id: seekerId },
    );
    expect(statements).toEqual(["seekers-at-service-point", "national-halves", "national-timelines"]);
  });
});

describe("the next action of a person", () => {
  it("is the next action of the latest consultation, or null when that has none", async () => {
    const next = async () => {
      const query = "query ($id: ID!) { seeker(id: $id) { national { nextAction { text owner dueOn } } } }";
      return (await party.ask(query, { id: seekerId })).data.seeker.national.nextAction;
    };
    expect(await next()).toBeNull();
    await party.database.dataSource.query("delete from consultation where held_on = '2013-09-25'");
    expect(await next()).toEqual({ text: "求人を選ぶ", owner: "CITY", dueOn: "2013-06-10" });
  });
});

describe("the consents of a person", () => {
  it("include past ones, and end after the last day or when withdrawn", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { national { consents { holder recipient categories givenOn withdrawnAt status takenBy { party role } } } } }`,
      { id: seekerId },
    );
    expect(data.seeker.national.consents).toEqual([
      {
        holder: "NATIONAL",
        recipient: "CITY",
        categories: ["REGISTRATION", "PLACEMENT"],
        givenOn: "2013-05-13",
        withdrawnAt: "2013-10-01T15:30:00.000Z",
        status: "WITHDRAWN",
        takenBy: { party: "NATIONAL", role: "national.counselor" },
      },
      {
        holder: "NATIONAL",
        recipient: "CITY",
        categories: ["PLACEMENT"],
        givenOn: "2013-04-01",
        withdrawnAt: null,
        status: "EXPIRED",
        takenBy: null,
      },
    ]);
  });
});
