import { randomUUID } from "node:crypto";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { national } from "../national";
import { type Arranged, arrange } from "../testing/arrange";
import { askAct, COUNSELOR, countRows, ELSEWHERE } from "../testing/ask-act";

let party: TestParty;
let add: Arranged;
let seekerId: string;
let registrationId: string;
let jobOrderId: string;
beforeAll(async () => {
  party = await openTestParty(national, "seed", "2013-10-31");
  add = arrange(party);
});
beforeEach(async () => {
  seekerId = await add.person({ birthDate: "1961-04-02" });
  registrationId = await add.registration({ seekerId });
  jobOrderId = await add.jobOrder({});
});
afterAll(() => party?.[Symbol.asyncDispose]());

const issue = (who: Posing, more: object = {}) => {
  const input = { registrationId, jobOrderId, track: "ORDINARY", issuedOn: "2013-10-31", ...more };
  const fields = `referral { id version letterNumber registration { id } jobOrder { id } servicePoint { id } track issuedOn
    by { role name } status interviewOn negotiation { id } trialDecision { group } history { from to } }`;
  return askAct(party, who, "issueReferral", input, fields);
};
const rows = () => countRows(party, "referral");
const refused = (code: string, ...path: string[]) => ({ referral: null, userErrors: [{ code, path }] });

describe("a referral", () => {
  it("is issued with its letter at the point that received the registration, and its history begins", async () => {
    const { referral, userErrors } = await issue(COUNSELOR);
    expect(userErrors).toEqual([]);
    expect(referral).toEqual({
      id: expect.any(String),
      version: 1,
      letterNumber: expect.stringMatching(/^01010-20131031-[0-9a-f]{12}$/),
      registration: { id: registrationId },
      jobOrder: { id: jobOrderId },
      servicePoint: { id: "shiroishi" },
      track: "ORDINARY",
      issuedOn: "2013-10-31",
      by: { role: "national.counselor", name: "紹介 一子" },
      status: "ISSUED",
      interviewOn: null,
      negotiation: null,
      trialDecision: null,
      history: [{ from: null, to: "ISSUED" }],
    });
  });

  it("has a letter of its own, whatever else is issued that day", async () => {
    const letters = [];
    for (const one of [await add.jobOrder({}), await add.jobOrder({}), await add.jobOrder({})])
      letters.push((await issue(COUNSELOR, { jobOrderId: one })).referral.letterNumber);
    expect(new Set(letters).size).toBe(3);
  });

  it("is issued at the point that is named, where the counselor is on duty there", async () => {
    const both = { ...COUNSELOR, servicePoints: ["shiroishi", "minami"] };
    expect((await issue(both, { servicePointId: "minami" })).referral.servicePoint).toEqual({ id: "minami" });
  });

  it("is the nation's: of the city's staff, the person and an order officer, nobody issues one", async () => {
    const others: Posing[] = [
      { role: "city.counselor", servicePoints: ["shiroishi"] },
      { role: "seeker", seekerId },
      { role: "national.order_officer" },
    ];
    for (const who of others) await expect(issue(who)).rejects.toThrow(/FORBIDDEN/);
    await expect(add.referral({ registrationId, jobOrderId, byRole: "city.counselor" })).rejects.toThrow(
      /referral_by_national/,
    );
  });

  it.each<[string, Posing, object, string, string]>([
    ["another counter's person", ELSEWHERE, {}, "NO_SUCH_RECORD", "registrationId"],
    ["nobody", COUNSELOR, { registrationId: randomUUID() }, "NO_SUCH_RECORD", "registrationId"],
    ["no order", COUNSELOR, { jobOrderId: randomUUID() }, "NO_SUCH_RECORD", "jobOrderId"],
    ["another counter", COUNSELOR, { servicePointId: "toyohira" }, "NOT_YOUR_SERVICE_POINT", "servicePointId"],
    ["a counter that is none", COUNSELOR, { servicePointId: "nowhere" }, "NOT_YOUR_SERVICE_POINT", "servicePointId"],
    ["a day to come", COUNSELOR, { issuedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "issuedOn"],
    ["a negotiation that is none", COUNSELOR, { negotiationId: randomUUID() }, "NO_SUCH_RECORD", "negotiationId"],
  ])("for %s is refused, nothing written", async (_, who, more, code, field) => {
    const before = await rows();
    expect(await issue(who, more)).toEqual(refused(code, field));
    expect(await rows()).toEqual(before);
  });

  it("of a registration of the office itself names one of the counselor's own counters", async () => {
    const atOffice = await add.registration({ seekerId, servicePointId: null });
    expect(await issue(COUNSELOR, { registrationId: atOffice })).toEqual(
      refused("NOT_YOUR_SERVICE_POINT", "servicePointId"),
    );
    const { userErrors } = await issue(COUNSELOR, { registrationId: atOffice, servicePointId: "shiroishi" });
    expect(userErrors).toEqual([]);
  });
});

describe("on the day of the referral", () => {
  it.each<[string, object]>([
    ["provisional", { status: "PROVISIONAL" }],
    ["placed", { status: "PLACED" }],
    ["withdrawn", { status: "WITHDRAWN" }],
    ["expired, as kept", { status: "EXPIRED" }],
    ["expired by the day", { validUntil: "2013-10-30" }],
    ["not yet received", { receivedOn: "2013-11-01" }],
  ])("a registration that is %s is refused, by the act and by the database", async (_, given) => {
    const other = await add.registration({ seekerId, ...given });
    const before = await rows();
    expect(await issue(COUNSELOR, { registrationId: other })).toEqual(
      refused("REGISTRATION_NOT_ACTIVE", "registrationId"),
    );
    expect(await rows()).toEqual(before);
    await expect(add.referral({ registrationId: other, jobOrderId, issuedOn: "2013-10-31" })).rejects.toThrow(
      /registration is not active/,
    );
  });

  it.each<[string, object, string]>([
    ["received only", { status: "RECEIVED" }, "ORDER_NOT_OPEN"],
    ["suspended", { status: "SUSPENDED" }, "ORDER_NOT_OPEN"],
    ["canceled", { status: "CANCELED" }, "ORDER_NOT_OPEN"],
    ["not accepted", { status: "NOT_ACCEPTED", notAccepted: { ground: "ILLEGAL_CONTENT" } }, "ORDER_NOT_OPEN"],
    ["not yet received", { receivedOn: "2013-11-01" }, "ORDER_NOT_OPEN"],
    ["expired, as kept", { status: "EXPIRED" }, "ORDER_PAST_DEADLINE"],
    ["past its deadline", { referUntil: "2013-10-30" }, "ORDER_PAST_DEADLINE"],
    ["filled", { status: "FILLED", filled: 2 }, "NO_OPENING_LEFT"],
  ])("an order that is %s is refused, by the act and by the database", async (_, given, code) => {
    const other = await add.jobOrder(given);
    const before = await rows();
    expect(await issue(COUNSELOR, { jobOrderId: other })).toEqual(refused(code, "jobOrderId"));
    expect(await rows()).toEqual(before);
    await expect(add.referral({ registrationId, jobOrderId: other, issuedOn: "2013-10-31" })).rejects.toThrow(
      /order is not open/,
    );
  });

  it("the last days of the registration and of the order are good; a letter of yesterday may be recorded today", async () => {
    const lastDay = await add.registration({ seekerId, validUntil: "2013-10-30" });
    const order = await add.jobOrder({ referUntil: "2013-10-30" });
    const input = { registrationId: lastDay, jobOrderId: order, issuedOn: "2013-10-30" };
    expect((await issue(COUNSELOR, input)).userErrors).toEqual([]);
  });

  it("one live referral of a registration to an order is enough, which the database keeps too", async () => {
    await issue(COUNSELOR);
    expect(await issue(COUNSELOR)).toEqual(refused("ALREADY_REFERRED", "jobOrderId"));
    await expect(add.referral({ registrationId, jobOrderId })).rejects.toThrow(/one_live_referral/);
  });

  it("another may follow once one has come to its end", async () => {
    await add.referral({ registrationId, jobOrderId, status: "NOT_HIRED" });
    expect((await issue(COUNSELOR)).userErrors).toEqual([]);
  });
});
