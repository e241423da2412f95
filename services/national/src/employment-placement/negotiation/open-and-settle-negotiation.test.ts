import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  ORDER_OFFICER,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import { NEGOTIATION_TRANSITIONS } from "./negotiation.entity";

let party: TestParty;
let add: NationalRows;
let registrationId: string;
let jobOrderId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
beforeEach(async () => {
  registrationId = await add.registration({ seekerId: await add.person() });
  jobOrderId = await add.jobOrder({ mandatoryRetirementAge: 60 });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = `negotiation { id version topic request status openedOn settledOn openedBy { role name }
  history { from to reason by { name } } }`;
const REQUEST = "意欲のある方なのでぜひ応募させて欲しい";
const open = (who: CallerClaims, more: object = {}) => {
  const input = { registrationId, jobOrderId, topic: "RETIREMENT_AGE", request: REQUEST, ...more };
  return sendNationalMutation(party, who, "openNegotiation", input, FIELDS);
};
const settle = (who: CallerClaims, negotiationId: string, more: object = {}) => {
  const input = { negotiationId, version: 1, to: "AGREED", settledOn: "2013-10-31", ...more };
  return sendNationalMutation(party, who, "settleNegotiation", input, FIELDS);
};
const rows = () => countRows(party, "negotiation");
const refused = (code: string, ...path: string[]) => ({
  negotiation: null,
  userErrors: [{ code, path: path.length ? path : null }],
});

describe("openNegotiation", () => {
  it("opens a negotiation today in the caller's name and starts its history", async () => {
    const { negotiation, userErrors } = await open(NATIONAL_COUNSELOR);
    expect(userErrors).toEqual([]);
    expect(negotiation).toEqual({
      id: expect.any(String),
      version: 1,
      topic: "RETIREMENT_AGE",
      request: REQUEST,
      status: "OPEN",
      openedOn: "2013-10-31",
      settledOn: null,
      openedBy: { role: "national.counselor", name: "紹介 一子" },
      history: [{ from: null, to: "OPEN", reason: null, by: { name: "紹介 一子" } }],
    });
  });

  it.each(["AGE", "EXPERIENCE", "HOURS", "WAGE", "TRIAL"])("opens a negotiation about %s", async (topic) => {
    expect((await open(NATIONAL_COUNSELOR, { topic })).negotiation).toMatchObject({ topic, status: "OPEN" });
  });

  it("lets an order officer open one for a person at any service point", async () => {
    expect((await open(ORDER_OFFICER)).negotiation).toMatchObject({ openedBy: { role: "national.order_officer" } });
  });

  it.each<[string, CallerClaims, () => object | Promise<object>, string, string]>([
    [
      "for a person at another service point",
      NATIONAL_COUNSELOR_ELSEWHERE,
      () => ({}),
      "NO_SUCH_RECORD",
      "registrationId",
    ],
    [
      "for an unknown registration",
      ORDER_OFFICER,
      () => ({ registrationId: randomUUID() }),
      "NO_SUCH_RECORD",
      "registrationId",
    ],
    [
      "about an unknown order",
      NATIONAL_COUNSELOR,
      () => ({ jobOrderId: randomUUID() }),
      "NO_SUCH_RECORD",
      "jobOrderId",
    ],
    ["with a blank request", NATIONAL_COUNSELOR, () => ({ request: " 　" }), "REQUEST_REQUIRED", "request"],
    [
      "with a request that is too long",
      NATIONAL_COUNSELOR,
      () => ({ request: "願".repeat(1001) }),
      "TEXT_TOO_LONG",
      "request",
    ],
    [
      "with a My Number",
      NATIONAL_COUNSELOR,
      () => ({ request: "番号は123456789018です" }),
      "MY_NUMBER_FOUND",
      "request",
    ],
    [
      "for a registration that is not active",
      NATIONAL_COUNSELOR,
      async () => ({
        registrationId: await add.registration({ seekerId: await add.person(), validUntil: "2013-10-30" }),
      }),
      "REGISTRATION_NOT_ACTIVE",
      "registrationId",
    ],
    [
      "about an order past its deadline",
      NATIONAL_COUNSELOR,
      async () => ({ jobOrderId: await add.jobOrder({ referUntil: "2013-10-30" }) }),
      "ORDER_PAST_DEADLINE",
      "jobOrderId",
    ],
  ])("refuses a negotiation %s and writes nothing", async (_, who, more, code, field) => {
    const input = await more();
    const before = await rows();
    expect(await open(who, input)).toEqual(refused(code, field));
    expect(await rows()).toEqual(before);
  });

  it("allows one open negotiation per topic, also in the database; another topic is another negotiation", async () => {
    await open(NATIONAL_COUNSELOR);
    expect(await open(NATIONAL_COUNSELOR)).toEqual(refused("ALREADY_NEGOTIATING", "topic"));
    expect((await open(NATIONAL_COUNSELOR, { topic: "HOURS" })).userErrors).toEqual([]);
    await expect(add.negotiation({ registrationId, jobOrderId })).rejects.toThrow(/one_open_negotiation/);
  });
});

describe("settleNegotiation", () => {
  it("matches the state machine of the domain", () => {
    expect(transitionSteps(NEGOTIATION_TRANSITIONS)).toEqual(
      parseTransitionSteps("OPEN / AGREED / REFUSED / LAPSED→AGREED / REFUSED / LAPSED"),
    );
  });

  it.each(legalTransitions(NEGOTIATION_TRANSITIONS))(
    "settles a negotiation from %s to %s and extends its history",
    async (from, to) => {
      const settledOn = from === "OPEN" ? null : "2013-10-04";
      const id = await add.negotiation({ registrationId, jobOrderId, status: from, settledOn });
      const more = { to, settledOn: "2013-10-30", reason: "求人者に確認" };
      const { negotiation } = await settle(NATIONAL_COUNSELOR, id, more);
      const history = [{ from, to, reason: "求人者に確認" }];
      expect(negotiation).toMatchObject({ status: to, version: 2, settledOn: "2013-10-30", history });
    },
  );

  it.each(illegalTransitions(NEGOTIATION_TRANSITIONS))(
    "refuses to settle a negotiation from %s to %s",
    async (status, to) => {
      const settledOn = status === "OPEN" ? null : "2013-10-04";
      const id = await add.negotiation({ registrationId, jobOrderId, status, settledOn });
      const before = await rows();
      expect(await settle(NATIONAL_COUNSELOR, id, { to })).toEqual(refused("ILLEGAL_TRANSITION", "to"));
      expect(await rows()).toEqual(before);
    },
  );

  it.each<[string, CallerClaims, object, string, string[]]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD", ["negotiationId"]],
    ["with an old version", NATIONAL_COUNSELOR, { version: 2 }, "VERSION_CONFLICT", ["version"]],
    ["on a future day", NATIONAL_COUNSELOR, { settledOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", ["settledOn"]],
    ["before it was opened", NATIONAL_COUNSELOR, { settledOn: "2013-10-01" }, "SETTLED_BEFORE_OPENED", ["settledOn"]],
  ])("refuses to settle a negotiation %s", async (_, who, more, code, path) => {
    const id = await add.negotiation({ registrationId, jobOrderId });
    const before = await rows();
    expect(await settle(who, id, more)).toEqual(refused(code, ...path));
    expect(await rows()).toEqual(before);
  });

  it("lets an order officer settle a negotiation, but not an unknown one", async () => {
    const id = await add.negotiation({ registrationId, jobOrderId });
    expect((await settle(ORDER_OFFICER, id, { to: "REFUSED" })).userErrors).toEqual([]);
    expect(await settle(ORDER_OFFICER, randomUUID())).toEqual(refused("NO_SUCH_RECORD", "negotiationId"));
  });
});
