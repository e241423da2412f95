import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations, NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import {
  LIAISON_ANSWER_TRANSITIONS,
  LIAISON_CLOSING_TRANSITIONS,
  LIAISON_TRANSITIONS,
  type LiaisonStatus,
} from "./liaison.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the states of a liaison", () => {
  it("has the transitions of the domain's state machine", () => {
    const answered = "SENT→ACCEPTED / DECLINED; ACCEPTED⇄DECLINED; DONE→ACCEPTED; ABORTED→ACCEPTED";
    const ended = "ACCEPTED→DONE / ABORTED; SENT→RECALLED / EXPIRED";
    expect(transitionSteps(LIAISON_ANSWER_TRANSITIONS)).toEqual(parseTransitionSteps(answered));
    expect(transitionSteps(LIAISON_CLOSING_TRANSITIONS)).toEqual(parseTransitionSteps(ended));
    expect(transitionSteps(LIAISON_TRANSITIONS)).toEqual(parseTransitionSteps(`${answered}; ${ended}`));
  });
});

describe.each([
  ["answerLiaison", LIAISON_ANSWER_TRANSITIONS, { answer: "回答" }],
  ["closeLiaison", LIAISON_CLOSING_TRANSITIONS, { outcome: "結果" }],
] as const)("%s", (mutation, table, words) => {
  const take = async (status: LiaisonStatus, to: LiaisonStatus) => {
    const seeker_id = await arrangeCity(party, "city_file");
    const due_on = to === "EXPIRED" ? "2013-10-30" : "2013-10-31";
    const liaisonId = await arrangeCity(party, "liaison", { seeker_id, status, due_on });
    const who = to === "RECALLED" || to === "EXPIRED" ? CITY_COUNSELOR : NATIONAL_GUEST;
    return { who, input: { liaisonId, version: 1, to, ...words } };
  };

  it.each(legalTransitions(table))("changes a liaison from %s to %s", async (from, to) => {
    const { who, input } = await take(from, to);
    expect(await mutations.mutate(who, mutation, input, "liaison { status }")).toEqual({
      liaison: { status: to },
      userErrors: [],
    });
  });

  it.each(illegalTransitions(table))("refuses to change a liaison from %s to %s", async (from, to) => {
    const { who, input } = await take(from, to);
    expect(await mutations.userError(who, mutation, input)).toBe("ILLEGAL_TRANSITION to");
  });
});
