/** 根拠: on what ground a person's record is read. LAWFUL_DUTY is that of a disclosure to the person, past the servers. */
export type AccessBasis = "SELF" | "OWN_ROLE" | "CONSENT" | "LAWFUL_DUTY" | "BREAK_GLASS" | "AUDIT";

/** Why something is open to a caller. */
export interface Ground {
  /** Null for what is open whoever it is about. */
  readonly basis: AccessBasis | null;
  /** The reason given when the glass was broken. */
  readonly reason: string | null;
}

const onBasis = (basis: AccessBasis | null): Ground => ({ basis, reason: null });

export const ANYONE = onBasis(null);
export const SELF = onBasis("SELF");
export const OWN_ROLE = onBasis("OWN_ROLE");
export const CONSENT = onBasis("CONSENT");
export const AUDIT = onBasis("AUDIT");
