import { OTHER_SERVICE_POINT, OWN_SERVICE_POINT } from "@aiwork/kit/records/insert-row";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import type { PartyName } from "@aiwork/kit/system/start-system";

/** The consents of a test person. All test persons have the same records at both parties. */
export type ConsentCase = "all" | "none" | "first" | "second" | "third" | "fourth" | "fifth" | "past";

/** One column of the table: the caller, and the person asked about. */
export interface MatrixColumn {
  readonly code: string;
  readonly description: string;
  readonly about: ConsentCase;
  /** Null without a token. A peer is a member of staff of the party that does not hold the field. */
  readonly who: TokenRequest | null | { readonly seeker: ConsentCase } | Readonly<Record<PartyName, TokenRequest>>;
}

type ServicePointChoice = typeof OWN_SERVICE_POINT | typeof OTHER_SERVICE_POINT;

/** The issuers identify staff by name: two names at one service point are two persons. */
const counselor = (of: "city" | "national", name: string, servicePoint: ServicePointChoice): TokenRequest => ({
  role: `${of}.counselor`,
  servicePoints: [servicePoint],
  name,
});
const staff = (role: string): TokenRequest => ({ role, name: "職員" });
const peerAt = (servicePoint: ServicePointChoice) => ({
  city: counselor("national", servicePoint === OWN_SERVICE_POINT ? "窓口" : "他の窓口", servicePoint),
  national: counselor("city", servicePoint === OWN_SERVICE_POINT ? "窓口" : "他の窓口", servicePoint),
});

/** Staff of the same party at another service point, who have opened the record with a reason. */
export const breakGlassCallers: Readonly<Record<PartyName, TokenRequest>> = {
  city: counselor("city", "緊急閲覧", OTHER_SERVICE_POINT),
  national: counselor("national", "緊急閲覧", OTHER_SERVICE_POINT),
};

const peer = (code: string, about: ConsentCase, description: string): MatrixColumn => ({
  code,
  about,
  who: peerAt(OWN_SERVICE_POINT),
  description,
});

const of = (code: string, who: MatrixColumn["who"], description: string): MatrixColumn => ({
  code,
  who,
  description,
  about: "all",
});

export const MATRIX_COLUMNS: readonly MatrixColumn[] = [
  of("an", null, "anonymous"),
  of("cc", peerAt(OWN_SERVICE_POINT).national, "city.counselor at the person's service point"),
  of("co", peerAt(OTHER_SERVICE_POINT).national, "city.counselor at another service point"),
  of("cb", breakGlassCallers.city, "city.counselor at another service point, after break-glass"),
  of("cp", staff("city.program_officer"), "city.program_officer"),
  of("cs", staff("city.secretariat"), "city.secretariat"),
  of("ca", staff("auditor.city"), "auditor.city"),
  of("nc", peerAt(OWN_SERVICE_POINT).city, "national.counselor at the person's service point"),
  of("no", peerAt(OTHER_SERVICE_POINT).city, "national.counselor at another service point"),
  of("nb", breakGlassCallers.national, "national.counselor at another service point, after break-glass"),
  of("nj", staff("national.order_officer"), "national.order_officer"),
  of("np", staff("national.planning"), "national.planning"),
  of("na", staff("auditor.national"), "auditor.national"),
  of("me", { seeker: "all" }, "seeker: the person"),
  of("sx", { seeker: "past" }, "seeker: another person"),
  of("re", { role: "reporting" }, "reporting"),
  {
    code: "g-",
    about: "none",
    who: peerAt(OWN_SERVICE_POINT),
    description: "at the person's service point; no consent was ever given",
  },
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
export function callerOf(
  { who }: MatrixColumn,
  holder: PartyName,
  idOf: (person: ConsentCase) => string,
): TokenRequest | null {
  if (who === null || "role" in who) return who;
  return "seeker" in who ? { role: "seeker", seeker: idOf(who.seeker) } : who[holder];
}
