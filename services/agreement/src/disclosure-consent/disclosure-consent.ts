/** A consent as the party that holds the data keeps it. */
export interface DisclosureConsent {
  id: string;
  seekerId: string;
  categories: string[];
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
  { withdrawnAt, expiresOn }: DisclosureConsent,
  today: string,
): "ACTIVE" | "EXPIRED" | "WITHDRAWN" {
  if (withdrawnAt !== null) return "WITHDRAWN";
  return expiresOn < today ? "EXPIRED" : "ACTIVE";
}
