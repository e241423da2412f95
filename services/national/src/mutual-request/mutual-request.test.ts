import { randomUUID } from "node:crypto";
import { receiptSchema } from "@aiwork/agreement/agreement/receipt/receipt";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { countRows, NATIONAL_PLANNING, nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REQUEST = {
  subject: "利用者への周知",
  text: "窓口の開設時間を広報に載せてください",
  responseDueOn: "2013-11-30",
};
const FIELDS = "request { id number status overdue raisedBy { party role name } history { from to reason } }";
const acting =
  (name: string, fields = FIELDS) =>
  (input: object) =>
    nationalMutation(party, name, fields)(NATIONAL_PLANNING, input);
const raise = () => acting("raiseNationalRequest")(REQUEST);

describe("a request of the national side", () => {
  it("raises a request with a national number and closes it with the receipt of the city's answer", async () => {
    const { request } = await raise();
    expect(request).toMatchObject({
      number: "NATIONAL-2013-1",
      status: "RAISED",
      raisedBy: { party: "NATIONAL", role: "national.planning", name: "企画 四郎" },
    });
    const responseReceipt = await signReceipt("CITY", {
      act: "respondToNationalRequest",
      subject: `NationalRequest:${request.id}`,
      version: 1,
      contentHash: "b".repeat(64),
    });
    const closed = await acting("closeNationalRequest")({ requestId: request.id, responseReceipt });
    expect(closed).toMatchObject({ request: { status: "CLOSED" }, userErrors: [] });
    expect(closed.request.history).toEqual([
      { from: null, to: "RAISED", reason: null },
      { from: "RAISED", to: "CLOSED", reason: null },
    ]);
  });

  it("refuses to close a request with the receipt of an answer to a city request, and writes nothing", async () => {
    const { request } = await raise();
    const { id: requestId } = request;
    const sealed = { subject: `CityRequest:${requestId}`, version: 1, contentHash: "b".repeat(64) };
    const responseReceipt = await signReceipt("CITY", { act: "respondToCityRequest", ...sealed });
    const before = await countRows(party, "mutual_request", "kept_receipt");
    const refused = await acting("closeNationalRequest")({ requestId, responseReceipt });
    expect(onlyUserError(refused)).toEqual(["RECEIPT_OF_OTHER_ACT", "responseReceipt"]);
    expect(await countRows(party, "mutual_request", "kept_receipt")).toEqual(before);
  });

  it("withdraws a request with a reason", async () => {
    const { request } = await raise();
    const withdrawn = await acting("withdrawNationalRequest")({ requestId: request.id, reason: "解決したため" });
    expect(withdrawn.request).toMatchObject({ status: "WITHDRAWN" });
    const { data } = await party.askAs(
      { role: "city.secretariat" },
      `query ($id: ID!) { nationalRequest(id: $id) { text } nationalRequests(fiscalYear: 2013, status: WITHDRAWN) { id } }`,
      { id: request.id },
    );
    expect(data).toEqual({ nationalRequest: { text: REQUEST.text }, nationalRequests: [{ id: request.id }] });
  });
});

describe("the list of requests", () => {
  it("finds those without an answer past their due day, from the day after it, and the others", async () => {
    const { request } = await raise();
    const listed = async (overdue: boolean) => {
      const query = "query ($overdue: Boolean) { nationalRequests(overdue: $overdue) { id } }";
      const { data } = await party.askAs(NATIONAL_PLANNING, query, { overdue });
      return data.nationalRequests.map(({ id }: { id: string }) => id).includes(request.id);
    };
    party.comesTo(REQUEST.responseDueOn);
    expect([await listed(true), await listed(false)]).toEqual([false, true]);
    party.comesTo("2013-12-01");
    expect([await listed(true), await listed(false)]).toEqual([true, false]);
    party.comesTo("2013-10-31");
  });
});

describe("the national answer to a city request", () => {
  it("answers a city request once, with a national receipt", async () => {
    const respond = acting("respondToCityRequest", "request { id response { decision by { party } receipt } }");
    const input = { requestId: randomUUID(), decision: "WILL_NOT_DO", text: "できません", reason: "権限がないため" };
    const { request } = await respond(input);
    expect(request.response).toMatchObject({ decision: "WILL_NOT_DO", by: { party: "NATIONAL" } });
    const [, body = ""] = request.response.receipt.split(".");
    expect(receiptSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString()))).toMatchObject({
      act: "respondToCityRequest",
      party: "NATIONAL",
      subject: `CityRequest:${input.requestId}`,
    });
    expect(onlyUserError(await respond(input))).toEqual(["ANSWERED_ALREADY", "requestId"]);
  });
});
