import type { Party } from "../constellation";
import type { TokenRequest } from "../request-token";
import { ELSEWHERE, HERE } from "./insert-row";

/** The consents of a test person. All test persons have the same records at both parties. */
export type Consented = "all" | "none" | "first" | "second" | "third" | "fourth" | "fifth" | "past";

/** One column of the table: the caller, and the person asked about. */
export interface Column {
  readonly code: string;
  readonly says: string;
  readonly about: Consented;
  /** Null without a token. A peer is a member of staff of the party that does not hold the field. */
  readonly who: TokenRequest | null | { readonly seeker: Consented } | Readonly<Record<Party, TokenRequest>>;
}

type Place = typeof HERE | typeof ELSEWHERE;

/** The issuers identify staff by name: two names at one service point are two persons. */
const counselor = (of: "city" | "national", name: string, place: Place): TokenRequest => ({
  role: `${of}.counselor`,
  servicePoints: [place],
  name,
});
const staff = (role: string): TokenRequest => ({ role, name: "職員" });
const peerAt = (place: Place) => ({
  city: counselor("national", place === HERE ? "窓口" : "他の窓口", place),
  national: counselor("city", place === HERE ? "窓口" : "他の窓口", place),
});

/** Staff of the same party at another service point, who have opened the record with a reason. */
export const opener: Readonly<Record<Party, TokenRequest>> = {
  city: counselor("city", "緊急閲覧", ELSEWHERE),
  national: counselor("national", "緊急閲覧", ELSEWHERE),
};

const peer = (code: string, about: Consented, says: string): Column => ({ code, about, who: peerAt(ELSEWHERE), says });

const of = (code: string, who: Column["who"], says: string): Column => ({ code, who, says, about: "all" });

export const COLUMNS: readonly Column[] = [
  of("an", null, "anonymous"),
  of("cc", peerAt(HERE).national, "city.counselor at the person's service point"),
  of("co", peerAt(ELSEWHERE).national, "city.counselor at another service point"),
  of("cb", opener.city, "city.counselor at another service point, after break-glass"),
  of("cp", staff("city.program_officer"), "city.program_officer"),
  of("cs", staff("city.secretariat"), "city.secretariat"),
  of("ca", staff("auditor.city"), "auditor.city"),
  of("nc", peerAt(HERE).city, "national.counselor at the person's service point"),
  of("no", peerAt(ELSEWHERE).city, "national.counselor at another service point"),
  of("nb", opener.national, "national.counselor at another service point, after break-glass"),
  of("nj", staff("national.order_officer"), "national.order_officer"),
  of("np", staff("national.planning"), "national.planning"),
  of("na", staff("auditor.national"), "auditor.national"),
  of("me", { seeker: "all" }, "seeker: the person"),
  of("sx", { seeker: "past" }, "seeker: another person"),
  of("re", { role: "reporting" }, "reporting"),
  { code: "g-", about: "none", who: peerAt(HERE), says: "at the person's service point; no consent was ever given" },
  peer("p-", "none", "no consent was ever given"),
  peer("p1", "first", "consent to CITY_PROFILE alone | to NATIONAL_PROFILE alone"),
  peer("p2", "second", "consent to COUNSELING_SUMMARY alone | to CONSULTATION_SUMMARY alone"),
  peer("p3", "third", "consent to PROGRAM_APPLICATION alone | to REGISTRATION alone"),
  peer("p4", "fourth", "consent to LIAISON alone | to REFERRAL_STATUS alone"),
  peer("p5", "fifth", "consent to all, withdrawn | to PLACEMENT alone"),
  peer("px", "past", "consent to all, expired | to all, withdrawn"),
  peer("p*", "all", "consent to all"),
];

/** The caller of a column who reads what `holder` holds. `idOf` returns the id of a test person. */
export function callerOf({ who }: Column, holder: Party, idOf: (person: Consented) => string): TokenRequest | null {
  if (who === null || "role" in who) return who;
  return "seeker" in who ? { role: "seeker", seeker: idOf(who.seeker) } : who[holder];
}
