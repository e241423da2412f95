import { randomUUID } from "node:crypto";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { JOURNEY_SECRETARIAT } from "./joint-document-mutations";

const SUBJECT = "求人情報の提供";

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
}, 120_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const raising = () => ({
  idempotencyKey: randomUUID(),
  subject: SUBJECT,
  text: "毎週ください",
  responseDueOn: "2013-11-30",
});
const raisedSubjects = async () => {
  const { data } = await system.askAs(JOURNEY_SECRETARIAT, "{ cityRequests { id } }");
  return data.cityRequests.map(({ id }: { id: string }) => id);
};

describe("an operation of several mutations", () => {
  it.each([
    [
      "is refused to the caller's role",

      "changeApplicationStatus",
      { applicationId: randomUUID() },
      "FORBIDDEN",
    ],
    ["has an id that is none", "closeCityRequest", { requestId: "1", responseReceipt: "x" }, "BAD_USER_INPUT"],
    ["is the other party's and refused there", "voidPlacement", { placementId: "1" }, "FORBIDDEN"],
  ])("keeps the answer of the first when the second %s", async (_, name, input, code) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const more = { to: "SUBMITTED", version: 1, reason: "誤り" };
    const accepted = Object.fromEntries(
      Object.entries(more).filter(([field]) =>
        name === "changeApplicationStatus" ? field !== "reason" : name === "voidPlacement" && field !== "to",
      ),
    );
    const { data, errors } = await system.askAs(
      JOURNEY_SECRETARIAT,
      `mutation ($first: RaiseCityRequestInput!, $second: ${type}!, $third: RaiseCityRequestInput!) {
        first: raiseCityRequest(input: $first) { request { id subject } userErrors { code } }
        second: ${name}(input: $second) { userErrors { code } }
        third: raiseCityRequest(input: $third) { request { id subject } userErrors { code } }
      }`,
      { first: raising(), second: { idempotencyKey: randomUUID(), ...accepted, ...input }, third: raising() },
    );
    expect(errors).toMatchObject([{ path: ["second"], extensions: { code } }]);
    expect(data).toMatchObject({
      first: { request: { subject: SUBJECT }, userErrors: [] },
      second: null,
      third: { request: { subject: SUBJECT }, userErrors: [] },
    });
    expect(await raisedSubjects()).toEqual(expect.arrayContaining([data.first.request.id, data.third.request.id]));
  });

  it("keeps the answer of the first when the second's party cannot be reached", async () => {
    await system.stop("national");
    const { data, errors } = await system.askAs(
      JOURNEY_SECRETARIAT,
      `mutation ($first: RaiseCityRequestInput!, $second: VoidPlacementInput!) {
        first: raiseCityRequest(input: $first) { request { subject } userErrors { code } }
        second: voidPlacement(input: $second) { userErrors { code } }
      }`,
      {
        first: raising(),
        second: { idempotencyKey: randomUUID(), placementId: randomUUID(), version: 1, reason: "誤り" },
      },
    );
    expect(errors).toMatchObject([{ path: ["second"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
    expect(data).toEqual({ first: { request: { subject: SUBJECT }, userErrors: [] }, second: null });
  });
});
