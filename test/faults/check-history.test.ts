import { checkHistory } from "./check-history";
import type { FinalState, MutationAnswer, MutationName, SentMutation, Violation } from "./history";

const done = (id: string): MutationAnswer => ({ done: id });
const call = (key: string, act: MutationName, ...answers: MutationAnswer[]): SentMutation => ({ key, act, answers });

/** The history of a person who is registered, referred, hired and placed; a second report of the placement is refused. */
function keptHistory(): { calls: SentMutation[]; state: FinalState } {
  const calls = [
    call("k1", "receiveRegistration", done("g")),
    call("k2", "issueReferral", done("r"), done("r")),
    call("k3", "recordReferralProgress", done("r")),
    call("k4", "reportPlacement", done("p")),
    call("k5", "reportPlacement", { refused: "ALREADY_PLACED" }),
    call("k6", "confirmPlacement"),
    call("k7", "recordVisit", done("v")),
    call("k8", "voidVisit", done("v")),
  ];
  const change = (subjectId: string, from: string | null, to: string) => ({ subjectId, from, to });
  return {
    calls,
    state: {
      keys: calls.flatMap(({ key, act, answers: [answer] }) => (answer ? [{ key, act, answer }] : [])),
      records: [
        { kind: "registration", id: "g", status: "ACTIVE", version: 1, mark: "one" },
        { kind: "referral", id: "r", status: "HIRED", version: 2, mark: null },
        { kind: "placement", id: "p", status: "REPORTED", version: 1, mark: null },
        { kind: "visit", id: "v", status: "VOIDED", version: null, mark: null },
      ],
      referrals: [{ id: "r", registrationId: "g", jobOrderId: "o", status: "HIRED" }],
      placements: [{ id: "p", referralId: "r", status: "REPORTED" }],
      orders: [{ id: "o", openings: 2, filled: 1, status: "OPEN", version: 2 }],
      changes: [
        change("g", null, "ACTIVE"),
        change("r", null, "ISSUED"),
        change("r", "ISSUED", "HIRED"),
        change("p", null, "REPORTED"),
        change("v", null, "COUNTED"),
        change("v", "COUNTED", "VOIDED"),
      ],
    },
  };
}

describe("a history in which every promise was kept", () => {
  it("has no violation", () => {
    const { calls, state } = keptHistory();
    expect(checkHistory(calls, state)).toEqual([]);
  });

  it("may contain an unanswered call that was done", () => {
    const { calls, state } = keptHistory();
    state.keys.push({ key: "k6", act: "confirmPlacement", answer: done("p") });
    Object.assign(state.records[2] ?? {}, { status: "CONFIRMED", version: 2 });
    Object.assign(state.placements[0] ?? {}, { status: "CONFIRMED" });
    state.changes.push({ subjectId: "p", from: "REPORTED", to: "CONFIRMED" });
    expect(checkHistory(calls, state)).toEqual([]);
  });
});

type Broken = (state: FinalState, calls: SentMutation[]) => void;
const recordOf = (state: FinalState, id: string) => state.records.find((one) => one.id === id) ?? {};

describe("the checker notices", () => {
  it.each<[string, Violation["promise"], Broken]>([
    ["an acknowledged mutation that is gone", "lost", ({ keys }) => keys.splice(3, 1)],
    ["a mutation that was refused but done", "lost", ({ keys }) => Object.assign(keys[4] ?? {}, { answer: done("p") })],
    [
      "a stored mutation whose record is gone",
      "lost",
      (state) => (state.records = state.records.filter(({ id }) => id !== "v")),
    ],
    ["a stored state change that is in no history", "lost", ({ changes }) => changes.splice(2, 1)],
    ["a key that is stored twice", "doubled", ({ keys }) => keys.push({ ...(keys[0] as FinalState["keys"][number]) })],
    ["a call that created two records", "doubled", ({ records }) => records.push({ ...records[0], id: "g2" } as never)],
    [
      "a record that two keys created",
      "doubled",
      ({ keys }, calls) => {
        keys.push({ key: "k9", act: "issueReferral", answer: done("r") });
        calls.push(call("k9", "issueReferral", done("r")));
      },
    ],
    [
      "a state change that was done twice",
      "doubled",
      (state) => {
        state.changes.push({ subjectId: "v", from: "VOIDED", to: "VOIDED" });
      },
    ],
    ["a record that nobody requested", "nobody's", ({ keys }, calls) => [keys.splice(6, 1), calls.splice(6, 1)]],
    ["a key that nobody sent", "nobody's", (_, calls) => calls.splice(7, 1)],
    [
      "one key answered in two ways",
      "answered twofold",
      (_, calls) => calls[1]?.answers.push({ refused: "ALREADY_REFERRED" }),
    ],
    ["a gap in a history", "invariant", ({ changes }) => Object.assign(changes[2] ?? {}, { from: "APPLIED" })],
    [
      "a state that no history leads to",
      "invariant",
      (state) => Object.assign(recordOf(state, "r"), { status: "ISSUED" }),
    ],
    ["a version without a change", "invariant", (state) => Object.assign(recordOf(state, "p"), { version: 2 })],
    ["more filled than openings", "invariant", ({ orders }) => Object.assign(orders[0] ?? {}, { openings: 0 })],
    ["an opening without a placement", "invariant", ({ orders }) => Object.assign(orders[0] ?? {}, { filled: 0 })],
    ["FILLED before all are", "invariant", ({ orders }) => Object.assign(orders[0] ?? {}, { status: "FILLED" })],
    ["an open order that is full", "invariant", ({ orders }) => Object.assign(orders[0] ?? {}, { openings: 1 })],
    ["an opening taken and lost", "invariant", ({ orders }) => Object.assign(orders[0] ?? {}, { version: 3 })],
    [
      "two placements of one referral",
      "invariant",
      ({ placements }) => placements.push({ id: "p2", referralId: "r", status: "CONFIRMED" }),
    ],
    [
      "a placement without a hire",
      "invariant",
      ({ referrals }) => Object.assign(referrals[0] ?? {}, { status: "NO_SHOW" }),
    ],
    [
      "two live referrals of one person to one order",
      "invariant",
      ({ referrals }) => {
        const live = { registrationId: "g", jobOrderId: "o", status: "ISSUED" };
        referrals.push({ id: "r2", ...live }, { id: "r3", ...live });
      },
    ],
  ])("%s", (_, promise, damage) => {
    const { calls, state } = keptHistory();
    damage(state, calls);
    expect(checkHistory(calls, state).map((violation) => violation.promise)).toContain(promise);
  });
});
