import { randomUUID } from "node:crypto";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { JOURNEY_PLANNING, JOURNEY_SECRETARIAT, jointDocumentMutations } from "./joint-document-mutations";

const REQUEST = { subject: "求人情報の提供", text: "毎週ください", responseDueOn: "2013-11-30" };
const ANSWER = { decision: "WILL_DO", text: "そうします" };
const TARGETS = [{ servicePointId: "shiroishi", indicator: "USERS", value: 15000 }];
const UNAVAILABLE = [{ extensions: { code: "SUBGRAPH_UNAVAILABLE" } }];

let system: TestSystem;
let documents: ReturnType<typeof jointDocumentMutations>;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
  documents = jointDocumentMutations(system);
}, 120_000);
afterAll(() => system?.[Symbol.asyncDispose]());

describe("the city, while the national side cannot be reached,", () => {
  let answered: { id: string; receipt: string };
  beforeAll(async () => {
    const { request } = await documents.act(JOURNEY_SECRETARIAT, "raiseCityRequest", REQUEST, "request { id }");
    const input = { requestId: request.id, ...ANSWER };
    const response = await documents.act(
      JOURNEY_PLANNING,
      "respondToCityRequest",
      input,
      "request { id response { receipt } }",
    );
    answered = { id: request.id, receipt: response.request.response.receipt };
    await system.stop("national");
  });
  afterAll(() => system.restart("national"));

  it("drafts, proposes and approves its plan, which is not in force and names the approval that is not known", async () => {
    const input = { fiscalYear: 2014, targets: TARGETS };
    const selection = "businessPlan { contentHash status }";
    const { businessPlan } = await documents.act(JOURNEY_SECRETARIAT, "draftPlan", input, selection);
    const version = { fiscalYear: 2014, version: 1 };
    await documents.act(JOURNEY_SECRETARIAT, "proposePlan", version, selection);
    const { contentHash } = businessPlan;
    await documents.act(JOURNEY_SECRETARIAT, "approvePlanForCity", { ...version, contentHash }, selection);
    const query = `{ businessPlan(fiscalYear: 2014) { status cityApproval { version } nationalApproval { version } } }`;
    const { data, errors } = await system.askAs(JOURNEY_SECRETARIAT, query);
    expect(data.businessPlan).toEqual({ status: "PROPOSED", cityApproval: { version: 1 }, nationalApproval: null });
    expect(errors).toMatchObject(UNAVAILABLE);
    const unreadable = { ...version, nationalReceipt: "国が承認した" };
    expect(await documents.refusal(JOURNEY_SECRETARIAT, "bringPlanIntoForce", unreadable)).toBe("RECEIPT_UNREADABLE");
  });

  it("raises and answers requests and schedules meetings", async () => {
    await documents.act(JOURNEY_SECRETARIAT, "raiseCityRequest", REQUEST, "request { id status }");
    const answer = { requestId: randomUUID(), ...ANSWER };
    await documents.act(JOURNEY_SECRETARIAT, "respondToNationalRequest", answer, "request { response { receipt } }");
    await documents.act(JOURNEY_SECRETARIAT, "scheduleMeeting", { heldOn: "2013-11-20", agenda: [] }, "meeting { id }");
  });

  it("accepts a receipt that it received before, because verification needs no other party", async () => {
    const closing = { requestId: answered.id, responseReceipt: answered.receipt };
    const { request } = await documents.act(JOURNEY_SECRETARIAT, "closeCityRequest", closing, "request { status }");
    expect(request.status).toBe("CLOSED");
  });
});

describe("the national side, while the city cannot be reached,", () => {
  beforeAll(() => system.stop("city"));
  afterAll(() => system.restart("city"));

  it("raises and answers requests, and shows that its own request waits for the city's answer", async () => {
    const { request } = await documents.act(JOURNEY_PLANNING, "raiseNationalRequest", REQUEST, "request { id }");
    const answer = { requestId: randomUUID(), ...ANSWER };
    await documents.act(JOURNEY_PLANNING, "respondToCityRequest", answer, "request { response { receipt } }");
    const query = "query ($id: ID!) { nationalRequest(id: $id) { status response { text } } }";
    const { data, errors } = await system.askAs(JOURNEY_PLANNING, query, { id: request.id });
    expect(data.nationalRequest).toEqual({ status: "RAISED", response: null });
    expect(errors).toMatchObject(UNAVAILABLE);
  });

  it("approves a plan that it has read before", async () => {
    const minutes = { meetingId: randomUUID(), heldOn: "2013-10-31", minutesVersion: 1, minutesHash: "a".repeat(64) };
    await documents.act(
      JOURNEY_PLANNING,
      "approveMinutesForNational",
      minutes,
      "meeting { nationalApproval { receipt } }",
    );
  });
});
