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

/** Whether it holds on a business day, of which its last one is the last. */
export function consentStatus(
  { expiresOn, ...given }: { expiresOn: string } & ({ withdrawnAt: Date | null } | { withdrawnOn: string | null }),
  today: string,
): "ACTIVE" | "EXPIRED" | "WITHDRAWN" {
  const withdrawn = "withdrawnAt" in given ? given.withdrawnAt : given.withdrawnOn;
  if (withdrawn !== null) return "WITHDRAWN";
  return expiresOn < today ? "EXPIRED" : "ACTIVE";
}
