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
