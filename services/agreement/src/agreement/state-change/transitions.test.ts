import { legalTransitions, parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import fc from "fast-check";
import { requireTransition, stepsTo, type Transitions } from "./transitions";

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

  it("reports the field with the new state, and no field when the mutation implies it", () => {
    const ended = { A: [], B: [] };
    const reported = (field?: string | null) => {
      try {
        requireTransition<"A" | "B">(ended, "A", "B", field);
      } catch (error) {
        return (error as { path: readonly string[] | null }).path;
      }
    };
    expect([reported(), reported("sessionId"), reported(null)]).toEqual([["to"], ["sessionId"], null]);
  });
});

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
