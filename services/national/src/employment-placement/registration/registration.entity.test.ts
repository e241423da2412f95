import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import fc from "fast-check";
import { jobOrderStatus } from "../job-order/job-order.entity";
import { REGISTRATION_MANUAL_TRANSITIONS, REGISTRATION_TRANSITIONS, registrationStatus } from "./registration.entity";

const days = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the validity of a registration", () => {
  it("lasts to its last day and has expired on every later day", () => {
    fc.assert(
      fc.property(days, days, (received, today) => {
        const last = endOfSecondMonthAfter(received);
        const expected = Date.parse(today) > Date.parse(last) ? "EXPIRED" : null;
        expect(registrationStatus({ status: "ACTIVE", validUntil: last }, today)).toBe(expected ?? "ACTIVE");
        expect(jobOrderStatus({ status: "OPEN", referUntil: last }, today)).toBe(expected ?? "OPEN");
      }),
    );
  });

  it("does not expire when the registration is in another state", () => {
    fc.assert(
      fc.property(days, days, (validUntil, today) => {
        for (const status of ["PROVISIONAL", "PLACED", "WITHDRAWN", "VOIDED"] as const)
          expect(registrationStatus({ status, validUntil }, today)).toBe(status);
        for (const status of ["RECEIVED", "SUSPENDED", "FILLED", "CANCELED", "NOT_ACCEPTED"] as const)
          expect(jobOrderStatus({ status, referUntil: validUntil }, today)).toBe(status);
      }),
    );
  });

  it("lasts longer when renewed after its end", () => {
    fc.assert(
      fc.property(days, days, (received, today) => {
        fc.pre(today > endOfSecondMonthAfter(received));
        expect(endOfSecondMonthAfter(today) > endOfSecondMonthAfter(received)).toBe(true);
      }),
    );
  });
});

describe("any sequence of status changes", () => {
  it("follows legal transitions and ends when a registration is voided", () => {
    const states = Object.keys(REGISTRATION_TRANSITIONS) as (keyof typeof REGISTRATION_TRANSITIONS)[];
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.array(fc.nat(), { maxLength: 20 }), (start, choices) => {
        let state = start;
        for (const choice of choices) {
          const next = REGISTRATION_MANUAL_TRANSITIONS[state];
          if (next.length === 0) break;
          const to = next[choice % next.length] ?? state;
          expect(REGISTRATION_TRANSITIONS[state]).toContain(to);
          state = to;
        }
        expect(REGISTRATION_TRANSITIONS.VOIDED).toEqual([]);
      }),
    );
  });
});
