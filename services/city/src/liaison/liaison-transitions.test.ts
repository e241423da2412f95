import { illegalTransitions, legalTransitions, stepsOf, stepsOfMachine } from "@aiwork/agreement/testing/steps-of";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "../city";
import { actAndLook, COUNSELOR, GUEST } from "../testing/act-and-look";
import { arrange } from "../testing/arrange-city";
import type { LiaisonStatus } from "./liaison.entity";
import { ANSWERS, ENDINGS, LIAISON } from "./liaison-transitions";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the states of a liaison", () => {
  it("has the transitions of the domain's state machine, with EXPIRED by the day only", () => {
    const answered = "SENT→ACCEPTED / DECLINED";
    const ended = "ACCEPTED→DONE / ABORTED; SENT→RECALLED";
    expect(stepsOf(ANSWERS)).toEqual(stepsOfMachine(answered));
    expect(stepsOf(ENDINGS)).toEqual(stepsOfMachine(ended));
    expect(stepsOf(LIAISON)).toEqual(stepsOfMachine(`${answered}; ${ended}; SENT→EXPIRED`));
  });
});

describe.each([
  ["answerLiaison", ANSWERS, { answer: "回答" }],
  ["closeLiaison", ENDINGS, { outcome: "結果" }],
] as const)("%s", (act, table, words) => {
  const take = async (status: LiaisonStatus, to: LiaisonStatus) => {
    const seeker_id = await arrange(party, "city_file");
    const liaisonId = await arrange(party, "liaison", { seeker_id, status });
    return { who: to === "RECALLED" ? COUNSELOR : GUEST, input: { liaisonId, version: 1, to, ...words } };
  };

  it.each(legalTransitions(table))("changes a liaison from %s to %s", async (from, to) => {
    const { who, input } = await take(from, to);
    expect(await look.act(who, act, input, "liaison { status }")).toEqual({ liaison: { status: to }, userErrors: [] });
  });

  it.each(illegalTransitions(table))("refuses to change a liaison from %s to %s", async (from, to) => {
    const { who, input } = await take(from, to);
    expect(await look.refusal(who, act, input)).toBe("ILLEGAL_TRANSITION to");
  });
});
