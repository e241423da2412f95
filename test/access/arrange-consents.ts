import { PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import { insertRecord, type TableRow } from "@aiwork/kit/records/insert-row";
import type { PartyName, TestSystem } from "@aiwork/kit/system/start-system";
import type { ConsentCase } from "./matrix-columns";

const ALL: Readonly<Record<PartyName, readonly string[]>> = {
  city: ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"],
  national: ["NATIONAL_PROFILE", "CONSULTATION_SUMMARY", "REGISTRATION", "REFERRAL_STATUS", "PLACEMENT"],
};
const OVER = { withdrawn_at: "2013-10-20T01:00:00Z" };
const RUN_OUT = { expires_on: "2013-10-30" };
const only = (party: PartyName, index: number): TableRow => ({ categories: ALL[party].slice(index, index + 1) });

/** The consents of each person, given to the city and to the national side. */
const CONSENTS: Readonly<Record<ConsentCase, Partial<Record<PartyName, TableRow>>>> = {
  all: { city: {}, national: {} },
  none: {},
  first: { city: only("city", 0), national: only("national", 0) },
  second: { city: only("city", 1), national: only("national", 1) },
  third: { city: only("city", 2), national: only("national", 2) },
  fourth: { city: only("city", 3), national: only("national", 3) },
  fifth: { city: OVER, national: only("national", 4) },
  past: { city: RUN_OUT, national: OVER },
};

export async function arrangeConsents(
  { databases }: TestSystem,
  seeker_id: string,
  consented: ConsentCase,
): Promise<void> {
  for (const party of PARTY_NAMES) {
    const consent = CONSENTS[consented][party];
    if (!consent) continue;
    const plain = {
      purpose: "就労支援のため",
      evidence: "SIGNED_FORM",
      given_on: "2013-06-03",
      expires_on: "2014-06-02",
    };
    const by = { taken_by_role: party === "city" ? "city.counselor" : "national.counselor", taken_by_name: "担当" };
    const row = { seeker_id, categories: ALL[party], ...plain, ...by, ...consent };
    await insertRecord(databases[party], "disclosure_consent", row);
    if (consented === "all") await insertRecord(databases[party], "disclosure_consent", { ...row, ...OVER });
  }
}
