import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import fc from "fast-check";
import { isLiveReferral, leadsBack, REFERRAL_TRANSITIONS, type ReferralStatus } from "./referral.entity";

const STATES = Object.keys(REFERRAL_TRANSITIONS) as ReferralStatus[];
const WALK = fc.array(fc.constantFrom(...STATES), { maxLength: 40 });

/** The states reached when only the legal ones of the requested steps are taken. */
function walk(steps: readonly ReferralStatus[]): ReferralStatus[] {
  const taken: ReferralStatus[] = ["ISSUED"];
  for (const to of steps) {
    try {
      requireTransition(REFERRAL_TRANSITIONS, taken.at(-1) ?? "ISSUED", to);
      taken.push(to);
    } catch {}
  }
  return taken;
}

describe("the states of a referral", () => {
  it("match the state machine of the domain, with shortcuts over steps that nobody observed", () => {
    const moved = "INTERVIEW_SET→INTERVIEW_SET";
    const observed = "ISSUED→APPLIED→INTERVIEW_SET→INTERVIEWED→HIRED / NOT_HIRED";
    const unobserved = [
      "ISSUED→INTERVIEW_SET / INTERVIEWED / HIRED / NOT_HIRED",
      "APPLIED→INTERVIEWED / HIRED / NOT_HIRED",
      "INTERVIEW_SET→HIRED / NOT_HIRED",
    ];
    const toNothing =
      "ISSUED / APPLIED / INTERVIEW_SET / INTERVIEWED→SEEKER_DECLINED / NO_SHOW / ORDER_CLOSED / RESULT_UNKNOWN / CANCELED";
    const ends = ["HIRED", "NOT_HIRED", "SEEKER_DECLINED", "NO_SHOW", "ORDER_CLOSED", "RESULT_UNKNOWN", "CANCELED"];
    const again = ends.map((end) => `${end}→${ends.filter((other) => other !== end).join(" / ")}`);
    const back = ["APPLIED→ISSUED", "INTERVIEW_SET→ISSUED / APPLIED", "INTERVIEWED→ISSUED / APPLIED / INTERVIEW_SET"];
    const written = [observed, moved, ...unobserved, ...back, toNothing, ...again].join("; ");
    expect(transitionSteps(REFERRAL_TRANSITIONS)).toEqual(parseTransitionSteps(written));
  });
});

describe("a referral after any sequence of legal steps", () => {
  it("returns to an earlier state before its result by a step that takes one back alone; an interview is moved", () => {
    fc.assert(
      fc.property(WALK, (steps) => {
        const isMoved = (state: ReferralStatus, before: ReferralStatus | undefined) =>
          state === "INTERVIEW_SET" && before === state;
        let live: ReferralStatus[] = [];
        for (const [i, state] of walk(steps).entries()) {
          const before = walk(steps)[i - 1];
          if (!isLiveReferral(state) || isMoved(state, before)) continue;
          if (before && leadsBack(before, state)) live = live.filter((earlier) => leadsBack(state, earlier));
          live.push(state);
        }
        expect(new Set(live).size).toBe(live.length);
      }),
    );
  });

  it("is not live after its conclusion", () => {
    fc.assert(
      fc.property(WALK, (steps) => {
        const taken = walk(steps);
        const end = taken.findIndex((state) => !isLiveReferral(state));
        if (end >= 0) expect(taken.slice(end).some(isLiveReferral)).toBe(false);
      }),
    );
  });

  it("may be canceled in any state, as it may have been entered under another person", () => {
    for (const state of STATES) expect(REFERRAL_TRANSITIONS[state].includes("CANCELED")).toBe(state !== "CANCELED");
  });
});
