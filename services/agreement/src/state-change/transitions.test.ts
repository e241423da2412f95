import fc from "fast-check";
import { legalTransitions, stepsOf, stepsOfMachine } from "../testing/steps-of";
import { requireTransition, stepsTo, type Transitions } from "./transitions";

const STATES = ["A", "B", "C", "D", "E", "F"];
const tables = fc
  .tuple(...STATES.map(() => fc.subarray(STATES)))
  .map((targets): Transitions<string> => Object.fromEntries(STATES.map((from, i) => [from, targets[i] ?? []])));
const states = fc.constantFrom(...STATES);

function isTaken(...asked: Parameters<typeof requireTransition<string>>): boolean {
  try {
    requireTransition(...asked);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "ILLEGAL_TRANSITION" });
    return false;
  }
}

describe("a transition", () => {
  it("is taken where the state table names it, and refused everywhere else", () => {
    fc.assert(
      fc.property(tables, states, states, (table, from, to) => {
        expect(isTaken(table, from, to)).toBe(stepsOf(table).includes(`${from}→${to}`));
      }),
    );
  });

  it("blames the field that says where to, and none where the act itself does", () => {
    const ended = { A: [], B: [] };
    const blamed = (field?: string | null) => {
      try {
        requireTransition<"A" | "B">(ended, "A", "B", field);
      } catch (error) {
        return (error as { path: readonly string[] | null }).path;
      }
    };
    expect([blamed(), blamed("sessionId"), blamed(null)]).toEqual([["to"], ["sessionId"], null]);
  });
});

describe("the part of a machine that one act moves", () => {
  it("holds the machine's own steps to these states, and no other", () => {
    fc.assert(
      fc.property(tables, fc.subarray(STATES), (table, targets) => {
        const part = legalTransitions(stepsTo(table, targets));
        expect(part).toEqual(legalTransitions(table).filter(([, to]) => targets.includes(to)));
      }),
    );
  });

  it("and the rest of it make the machine together", () => {
    fc.assert(
      fc.property(tables, fc.subarray(STATES), (table, targets) => {
        const others = STATES.filter((state) => !targets.includes(state));
        const both = [...stepsOf(stepsTo(table, targets)), ...stepsOf(stepsTo(table, others))].sort();
        expect(both).toEqual(stepsOf(table));
      }),
    );
  });
});

describe("a machine as it is written", () => {
  it("goes along its arrows, to each of several states, and both ways along a double one", () => {
    expect(stepsOfMachine("A→B⇄C; B / C→D→E / F")).toEqual(["A→B", "B→C", "B→D", "C→B", "C→D", "D→E", "D→F"]);
  });
});
