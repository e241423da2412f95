import type { BusinessClock } from "@aiwork/runtime/clock/business-clock";
import { actorOf } from "../state-change/actor";
import { consentStatus, type DisclosureConsent } from "./disclosure-consent";

const other = { CITY: "NATIONAL", NATIONAL: "CITY" } as const;

/** The fields of a consent that its row does not store, for the party that holds the data. */
export function consentFields(holder: keyof typeof other) {
  return {
    holder: () => holder,
    recipient: () => other[holder],
    status: (consent: DisclosureConsent, _: unknown, { clock }: { clock: BusinessClock }) =>
      consentStatus(consent, clock.today()),
    /** Null for a consent that the person gave online. */
    takenBy: ({ takenByRole, takenByName }: DisclosureConsent) =>
      takenByRole === null ? null : actorOf(holder, takenByRole, takenByName),
  };
}
