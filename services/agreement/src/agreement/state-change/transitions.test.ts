import { legalTransitions, parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import type { BusinessError } from "@aiwork/server/errors/business-error";
import fc from "fast-check";
import { partOfMachine, requireTransition, stepsTo, type Transitions } from "./transitions";

const STATES = ["A", "B", "C", "D", "E", "F"];
const tables = fc
  .tuple(...STATES.map(() => fc.subarray(STATES)))
  .map((targets): Transitions<string> => Object.fromEntries(STATES.map((from, i) => [from, targets[i] ?? []])));
const states = fc.constantFrom(...STATES);

function isTaken(...given: Parameters<typeof requireTransition<string>>): boolean {
  try {
    requireTransition(...given);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "ILLEGAL_TRANSITION" });
    return false;
  }
}

describe("a transition", () => {
  it("is accepted when the state table contains it and refused otherwise", () => {
    fc.assert(
      fc.property(tables, states, states, (table, from, to) => {
        expect(isTaken(table, from, to)).toBe(transitionSteps(table).includes(`${from}→${to}`));
      }),
    );
  });

  it("reports the field with the new state, or the record's own when the mutation implies the state", () => {
    const ended = { A: [], B: [] };
    const reported = (field?: string) => refusalOf<"A" | "B">(ended, "A", "B", field)?.path;
    expect([reported(), reported("sessionId")]).toEqual([["to"], ["sessionId"]]);
  });

  it("names the state in words, and the ways on from it by whatever act", () => {
    type State = "SENT" | "ACCEPTED" | "DECLINED" | "DONE";
    const whole: Transitions<State> = { SENT: ["ACCEPTED", "DECLINED"], ACCEPTED: ["DONE"], DECLINED: [], DONE: [] };
    const parts = [whole, stepsTo(whole, ["ACCEPTED", "DECLINED"]), partOfMachine(whole, { ...whole, ACCEPTED: [] })];
    for (const part of parts)
      expect(refusalOf<State>(part, "ACCEPTED", "DECLINED")?.sentences).toEqual({
        ja: "いまの状態は「受諾」で、この手続では「辞退」にはできません。ここからできるのは、完了です。",
        en: "It is accepted, and cannot become declined by this act. From there it can become: done.",
      });
    expect(refusalOf<State>(whole, "DONE", "SENT")?.sentences).toEqual({
      ja: "いまの状態は「完了」で、この手続では「送付」にはできません。ここから進められる手続はありません。",
      en: "It is done, and cannot become sent by this act. Nothing leads on from there.",
    });
  });

  it("says that another act makes the step where the state machine has it", () => {
    type State = "OPEN" | "CLOSED";
    const part = partOfMachine<State>({ OPEN: ["CLOSED"], CLOSED: [] }, { OPEN: [], CLOSED: [] });
    expect(refusalOf<State>(part, "OPEN", "CLOSED")?.sentences).toEqual({
      ja: "いまの状態は「受付・継続中」で、この手続では「終了」にはできません。それは別の手続で行います。",
      en: "It is open, and cannot become closed by this act. Another act does that.",
    });
  });
});

function refusalOf<State extends string>(...given: Parameters<typeof requireTransition<State>>) {
  try {
    requireTransition(...given);
  } catch (error) {
    return error as BusinessError;
  }
}

describe("stepsTo", () => {
  it("keeps exactly the machine's transitions to the given states", () => {
    fc.assert(
      fc.property(tables, fc.subarray(STATES), (table, targets) => {
        const part = legalTransitions(stepsTo(table, targets));
        expect(part).toEqual(legalTransitions(table).filter(([, to]) => targets.includes(to)));
      }),
    );
  });

  it("gives parts that together make the whole machine", () => {
    fc.assert(
      fc.property(tables, fc.subarray(STATES), (table, targets) => {
        const others = STATES.filter((state) => !targets.includes(state));
        const both = [...transitionSteps(stepsTo(table, targets)), ...transitionSteps(stepsTo(table, others))].sort();
        expect(both).toEqual(transitionSteps(table));
      }),
    );
  });
});

describe("parseTransitionSteps", () => {
  it("reads arrows, alternatives and double arrows of the written notation", () => {
    expect(parseTransitionSteps("A→B⇄C; B / C→D→E / F")).toEqual(["A→B", "B→C", "B→D", "C→B", "C→D", "D→E", "D→F"]);
  });
});
