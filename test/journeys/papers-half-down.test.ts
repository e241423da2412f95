import { randomUUID } from "node:crypto";
import { type Constellation, startConstellation } from "../constellation";
import { betweenParties, PLANNING, SECRETARIAT } from "./between-parties";

const ASKED = { subject: "求人情報の提供", text: "毎週ください", responseDueOn: "2013-11-30" };
const ANSWER = { decision: "WILL_DO", text: "そうします" };
const TARGETS = [{ servicePointId: "shiroishi", measure: "USERS", value: 15000 }];
const AWAY = [{ extensions: { code: "SUBGRAPH_UNAVAILABLE" } }];

let system: Constellation;
let papers: ReturnType<typeof betweenParties>;
beforeAll(async () => {
  system = await startConstellation("seed", { AIWORK_TODAY: "2013-10-31" });
  papers = betweenParties(system);
}, 120_000);
afterAll(() => system?.[Symbol.asyncDispose]());

describe("while the nation cannot be reached, the city", () => {
  let answered: { id: string; receipt: string };
  beforeAll(async () => {
    const { request } = await papers.act(SECRETARIAT, "raiseCityRequest", ASKED, "request { id }");
    const input = { requestId: request.id, ...ANSWER };
    const told = await papers.act(PLANNING, "respondToCityRequest", input, "request { id response { receipt } }");
    answered = { id: request.id, receipt: told.request.response.receipt };
    await system.stop("national");
  });
  afterAll(() => system.restart("national"));

  it("drafts, proposes and approves its plan; in force it is not, and says whose approval is not known", async () => {
    const input = { fiscalYear: 2014, targets: TARGETS };
    const selection = "businessPlan { contentHash status }";
    const { businessPlan } = await papers.act(SECRETARIAT, "draftPlan", input, selection);
    const version = { fiscalYear: 2014, version: 1 };
    await papers.act(SECRETARIAT, "proposePlan", version, selection);
    const { contentHash } = businessPlan;
    await papers.act(SECRETARIAT, "approvePlanForCity", { ...version, contentHash }, selection);
    const query = `{ businessPlan(fiscalYear: 2014) { status cityApproval { version } nationalApproval { version } } }`;
    const { data, errors } = await system.askAs(SECRETARIAT, query);
    expect(data.businessPlan).toEqual({ status: "PROPOSED", cityApproval: { version: 1 }, nationalApproval: null });
    expect(errors).toMatchObject(AWAY);
    const words = { ...version, nationalReceipt: "国が承認した" };
    expect(await papers.refusal(SECRETARIAT, "bringPlanIntoForce", words)).toBe("RECEIPT_UNREADABLE");
  });

  it("raises, answers and schedules", async () => {
    await papers.act(SECRETARIAT, "raiseCityRequest", ASKED, "request { id status }");
    const answer = { requestId: randomUUID(), ...ANSWER };
    await papers.act(SECRETARIAT, "respondToNationalRequest", answer, "request { response { receipt } }");
    await papers.act(SECRETARIAT, "scheduleMeeting", { heldOn: "2013-11-20", agenda: [] }, "meeting { id }");
  });

  it("takes a receipt that it was given before, for verifying one asks nobody", async () => {
    const closing = { requestId: answered.id, responseReceipt: answered.receipt };
    const { request } = await papers.act(SECRETARIAT, "closeCityRequest", closing, "request { status }");
    expect(request.status).toBe("CLOSED");
  });
});

describe("while the city cannot be reached, the nation", () => {
  beforeAll(() => system.stop("city"));
  afterAll(() => system.restart("city"));

  it("raises and answers; its request waits for the city's answer, and says so", async () => {
    const { request } = await papers.act(PLANNING, "raiseNationalRequest", ASKED, "request { id }");
    const answer = { requestId: randomUUID(), ...ANSWER };
    await papers.act(PLANNING, "respondToCityRequest", answer, "request { response { receipt } }");
    const query = "query ($id: ID!) { nationalRequest(id: $id) { status response { text } } }";
    const { data, errors } = await system.askAs(PLANNING, query, { id: request.id });
    expect(data.nationalRequest).toEqual({ status: "RAISED", response: null });
    expect(errors).toMatchObject(AWAY);
  });

  it("approves what it has read", async () => {
    const minutes = { meetingId: randomUUID(), heldOn: "2013-10-31", minutesVersion: 1, minutesHash: "a".repeat(64) };
    await papers.act(PLANNING, "approveMinutesForNational", minutes, "meeting { nationalApproval { receipt } }");
  });
});
