import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { daysAfter } from "../../agreement/calendar/days";
import { actorOf } from "../../agreement/state-change/state-change";

export type DisclosureCategory =
  | "CITY_PROFILE"
  | "COUNSELING_SUMMARY"
  | "PROGRAM_APPLICATION"
  | "LIAISON"
  | "NATIONAL_PROFILE"
  | "REGISTRATION"
  | "CONSULTATION_SUMMARY"
  | "REFERRAL_STATUS"
  | "PLACEMENT";

/** A consent as the party that holds the data keeps it. */
export interface DisclosureConsent {
  id: string;
  seekerId: string;
  categories: DisclosureCategory[];
  purpose: string;
  evidence: "SIGNED_FORM" | "ONLINE" | "ORAL_RECORDED";
  givenOn: string;
  expiresOn: string;
  withdrawnAt: Date | null;
  /** The categories that it no longer covers. */
  withdrawnCategories: DisclosureCategory[];
  takenByRole: string | null;
  takenByName: string | null;
}

/** The status on a business day; on the last day a consent is still valid. */
export function consentStatus(
  { expiresOn, ...given }: { expiresOn: string } & ({ withdrawnAt: Date | null } | { withdrawnOn: string | null }),
  today: string,
): "ACTIVE" | "EXPIRED" | "WITHDRAWN" {
  const withdrawn = "withdrawnAt" in given ? given.withdrawnAt : given.withdrawnOn;
  // guard: consent-was-withdrawn-is-not-active
  if (withdrawn !== null) return "WITHDRAWN";
  // guard: consent-is-active-last-day
  return expiresOn < today ? "EXPIRED" : "ACTIVE";
}

/** Renewal is due in the last days of a consent. */
const RENEWAL_DAYS = 30;

/** Whether a valid consent ends so soon that the person is to be asked for a new one. */
function isRenewalDue(consent: DisclosureConsent, today: string): boolean {
  // guard: renewal-is-due-thirty-days-before-end
  return consentStatus(consent, today) === "ACTIVE" && consent.expiresOn <= daysAfter(today, RENEWAL_DAYS);
}

/** The party that holds the data: it keeps the consent and enforces it, so that a check needs no call to the other party. */
export interface ConsentHolder {
  /** The table of its persons' files. */
  readonly file: "city_file" | "national_file";
  /** The categories of data that it holds. */
  readonly held: readonly DisclosureCategory[];
  /** Whether the caller is the person, or staff at the person's service point. */
  mayActFor(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean>;
}

const PEER = { CITY: "NATIONAL", NATIONAL: "CITY" } as const;

/** The fields of a consent that its row does not store, for the party that holds the data. */
export function consentFields(holder: keyof typeof PEER) {
  return {
    holder: () => holder,
    recipient: () => PEER[holder],
    status: (consent: DisclosureConsent, _: unknown, { clock }: { clock: BusinessClock }) =>
      consentStatus(consent, clock.today()),
    renewalDue: (consent: DisclosureConsent, _: unknown, { clock }: { clock: BusinessClock }) =>
      isRenewalDue(consent, clock.today()),
    /** Null for a consent that the person gave online. */
    takenBy: ({ takenByRole, takenByName }: DisclosureConsent) =>
      takenByRole === null ? null : actorOf(holder, takenByRole, takenByName),
  };
}
