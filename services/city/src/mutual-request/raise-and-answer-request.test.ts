import { randomUUID } from "node:crypto";
import { receiptSchema } from "@aiwork/agreement/agreement/receipt/receipt";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_SECRETARIAT, cityMutations, PLANNING_AT_CITY } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REQUEST = { subject: "求人情報の提供", text: "介護職の求人情報を毎週ください", responseDueOn: "2013-11-30" };
const FIELDS = `request { id number subject text raisedOn responseDueOn status overdue raisedBy { party role name }
  history { from to reason by { role } } }`;
const raise = (more: object = {}) =>
  mutations.mutate(CITY_SECRETARIAT, "raiseCityRequest", { ...REQUEST, ...more }, FIELDS);
const ANSWER = { decision: "WILL_DO", text: "毎週月曜に提供します" };
const answer = (requestId: string, more: object = {}) =>
  mutations.mutate(
    CITY_SECRETARIAT,
    "respondToNationalRequest",
    { requestId, ...ANSWER, ...more },
    "request { id response { decision text reason respondedOn by { party role name } receipt } }",
  );

describe("a request of the city", () => {
  it("raises a request with its number, due day and history", async () => {
    const { request, userErrors } = await raise();
    expect(userErrors).toEqual([]);
    expect(request).toEqual({
      ...REQUEST,
      id: expect.any(String),
      number: "CITY-2013-1",
      raisedOn: "2013-10-31",
      status: "RAISED",
      overdue: false,
      raisedBy: { party: "CITY", role: "city.secretariat", name: "事務 三郎" },
      history: [{ from: null, to: "RAISED", reason: null, by: { role: "city.secretariat" } }],
    });
  });

  it("gives each request its own number when many are raised concurrently", async () => {
    const raised = await Promise.all(Array.from({ length: 10 }, () => raise()));
    expect(new Set(raised.map(({ request }) => request.number)).size).toBe(10);
  });

  it.each([
    ["that is due in another age", { responseDueOn: "9999-12-31" }, "DAY_TOO_LATE responseDueOn"],
    ["with a line break in its subject", { subject: "求人\n情報" }, "LINE_BREAK_FOUND subject"],
    ["that was due yesterday", { responseDueOn: "2013-10-30" }, "RESPONSE_DUE_ALREADY responseDueOn"],
    ["with a blank subject", { subject: " " }, "TEXT_REQUIRED subject"],
    ["with a blank text", { text: "　" }, "TEXT_REQUIRED text"],
    ["with a text that is too long", { text: "願".repeat(4_001) }, "TEXT_TOO_LONG text"],
  ])("refuses a request %s, and writes nothing", async (_, more, refusal) => {
    expect(await mutations.userError(CITY_SECRETARIAT, "raiseCityRequest", { ...REQUEST, ...more })).toBe(refusal);
  });

  it("marks a request overdue on the day after its due day when no receipt of an answer was given", async () => {
    const due = (response_due_on: string, more: object = {}) =>
      arrangeCity(party, "mutual_request", { response_due_on, ...more });
    const closed = { status: "CLOSED", concluded_on: "2013-10-31" };
    const ids = [await due("2013-10-31"), await due("2013-10-30"), await due("2013-10-30", closed)];
    const overdue = await Promise.all(
      ids.map((id) => party.askAs(PLANNING_AT_CITY, "query ($id: ID!) { cityRequest(id: $id) { overdue } }", { id })),
    );
    expect(overdue.map(({ data }) => data.cityRequest.overdue)).toEqual([false, true, false]);
  });

  it("lists requests to staff of both parties by year and status, newest first", async () => {
    await arrangeCity(party, "mutual_request", {
      fiscal_year: 2011,
      place: 1,
      status: "WITHDRAWN",
      concluded_on: "2012-01-01",
    });
    await arrangeCity(party, "mutual_request", { fiscal_year: 2011, place: 2 });
    const list = async (given: string) =>
      (await party.askAs(PLANNING_AT_CITY, `{ cityRequests(${given}) { number status } }`)).data.cityRequests;
    expect(await list("fiscalYear: 2011")).toEqual([
      { number: "CITY-2011-2", status: "RAISED" },
      { number: "CITY-2011-1", status: "WITHDRAWN" },
    ]);
    expect(await list("fiscalYear: 2011, status: RAISED")).toEqual([{ number: "CITY-2011-2", status: "RAISED" }]);
    expect(await list("fiscalYear: 2011, status: WITHDRAWN, overdue: true")).toEqual([]);
    expect(await list("fiscalYear: 2011, status: WITHDRAWN, overdue: false")).toHaveLength(1);
  });

  it("lets the party that raised a request withdraw it with a reason", async () => {
    const { request } = await raise();
    const input = { requestId: request.id, reason: "事情が変わったため" };
    const { request: withdrawn } = await mutations.mutate(CITY_SECRETARIAT, "withdrawCityRequest", input, FIELDS);
    expect(withdrawn).toMatchObject({ status: "WITHDRAWN", overdue: false });
    expect(withdrawn.history.at(-1)).toMatchObject({ from: "RAISED", to: "WITHDRAWN", reason: "事情が変わったため" });
  });

  it("refuses to withdraw a request without a reason, or an unknown one", async () => {
    const { request } = await raise();
    const withdraw = (requestId: string, reason: string) =>
      mutations.userError(CITY_SECRETARIAT, "withdrawCityRequest", { requestId, reason });
    expect(await withdraw(request.id, " ")).toBe("REASON_REQUIRED reason");
    expect(await withdraw(randomUUID(), "理由")).toBe("NO_SUCH_RECORD requestId");
  });
});

describe("the city's answer to a national request", () => {
  it("keeps the city's answer with the receipt by which the national side closes the request", async () => {
    const requestId = randomUUID();
    const { request, userErrors } = await answer(requestId);
    expect(userErrors).toEqual([]);
    const by = { role: "city.secretariat", name: "事務 三郎" };
    expect(request).toEqual({
      id: requestId,
      response: {
        ...ANSWER,
        reason: null,
        respondedOn: "2013-10-31",
        by: { party: "CITY", ...by },
        receipt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      },
    });
    const [, body = ""] = request.response.receipt.split(".");
    expect(receiptSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()))).toMatchObject({
      act: "respondToNationalRequest",
      party: "CITY",
      subject: `NationalRequest:${requestId}`,
      version: 1,
      day: "2013-10-31",
      by,
    });
  });

  it.each(["WILL_DO_IN_PART", "WILL_NOT_DO", "REFERRED_TO_COUNCIL"])(
    "requires a reason when the answer is %s",
    async (decision) => {
      const input = { requestId: randomUUID(), ...ANSWER, decision };
      for (const reason of [undefined, " "])
        expect(await mutations.userError(CITY_SECRETARIAT, "respondToNationalRequest", { ...input, reason })).toBe(
          "REASON_REQUIRED reason",
        );
      const { request } = await answer(randomUUID(), { decision, reason: "予算がないため" });
      expect(request.response).toMatchObject({ decision, reason: "予算がないため" });
    },
  );

  it("refuses a second answer and a blank one", async () => {
    const requestId = randomUUID();
    await answer(requestId);
    expect(await mutations.userError(CITY_SECRETARIAT, "respondToNationalRequest", { requestId, ...ANSWER })).toBe(
      "ANSWERED_ALREADY requestId",
    );
    const blank = { requestId: randomUUID(), ...ANSWER, text: "" };
    expect(await mutations.userError(CITY_SECRETARIAT, "respondToNationalRequest", blank)).toBe("TEXT_REQUIRED text");
  });

  it("reads the city's answer as null before it is given", async () => {
    const { data } = await party.askAs(
      PLANNING_AT_CITY,
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on NationalRequest { response { text } } } }",
      { of: [{ __typename: "NationalRequest", id: randomUUID() }] },
    );
    expect(data._entities).toEqual([{ response: null }]);
  });
});
