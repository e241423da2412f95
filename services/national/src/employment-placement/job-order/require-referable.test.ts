import fc from "fast-check";
import type { RegistrationEntity, RegistrationStatus } from "../registration/registration.entity";
import type { JobOrderEntity, JobOrderStatus } from "./job-order.entity";
import { requireReferable } from "./require-referable";

const day = (count: number) => new Date(Date.UTC(2013, 8, 1 + count)).toISOString().slice(0, 10);
const DAY = fc.integer({ min: 0, max: 60 }).map(day);
const TERM = fc.tuple(DAY, DAY).map(([one, other]) => [one, other].sort() as [string, string]);
const REGISTRATION_STATUS = fc.constantFrom<RegistrationStatus>(
  "PROVISIONAL",
  "ACTIVE",
  "PLACED",
  "EXPIRED",
  "WITHDRAWN",
);
const ORDER_STATUS = fc.constantFrom<JobOrderStatus>(
  "RECEIVED",
  "OPEN",
  "SUSPENDED",
  "FILLED",
  "EXPIRED",
  "CANCELED",
  "NOT_ACCEPTED",
);

function isReferable(registration: Partial<RegistrationEntity>, order: Partial<JobOrderEntity>, on: string): boolean {
  try {
    requireReferable({ registration: registration as RegistrationEntity, order: order as JobOrderEntity }, on);
    return true;
  } catch {
    return false;
  }
}

describe("requireReferable", () => {
  it("passes exactly on the days on which the registration is active and the order open, including the first and last", () => {
    fc.assert(
      fc.property(REGISTRATION_STATUS, ORDER_STATUS, TERM, TERM, DAY, (state, orderState, term, orderTerm, on) => {
        const registration = { status: state, receivedOn: term[0], validUntil: term[1] };
        const order = { status: orderState, receivedOn: orderTerm[0], referUntil: orderTerm[1] };
        const isWithin = ([first, last]: [string, string]) => first <= on && on <= last;
        expect(isReferable(registration, order, on)).toBe(
          state === "ACTIVE" && orderState === "OPEN" && isWithin(term) && isWithin(orderTerm),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("passes on some day whenever the two terms overlap", () => {
    fc.assert(
      fc.property(TERM, TERM, (term, orderTerm) => {
        const registration = { status: "ACTIVE" as const, receivedOn: term[0], validUntil: term[1] };
        const order = { status: "OPEN" as const, receivedOn: orderTerm[0], referUntil: orderTerm[1] };
        const meet = term[0] <= orderTerm[1] && orderTerm[0] <= term[1];
        const days = Array.from({ length: 61 }, (_, i) => day(i));
        expect(days.some((on) => isReferable(registration, order, on))).toBe(meet);
      }),
    );
  });
});
