/** 根拠: the ground on which a person's record is read. LAWFUL_DUTY is a disclosure to the person by the operator, outside the API. */
export type AccessBasis = "SELF" | "OWN_ROLE" | "CONSENT" | "LAWFUL_DUTY" | "BREAK_GLASS" | "AUDIT";

/** Why a caller may read something. */
export interface Ground {
  /** Null where no person's rights are concerned. */
  readonly basis: AccessBasis | null;
  /** The reason given for emergency access (BREAK_GLASS). */
  readonly reason: string | null;
}

const onBasis = (basis: AccessBasis | null): Ground => ({ basis, reason: null });

export const ANYONE = onBasis(null);
export const SELF = onBasis("SELF");
export const OWN_ROLE = onBasis("OWN_ROLE");
export const CONSENT = onBasis("CONSENT");
export const AUDIT = onBasis("AUDIT");
