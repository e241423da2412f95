import type { Database } from "@aiwork/subgraph/database/connect-database";
import type {
  FinalState,
  MutationAnswer,
  StoredJobOrder,
  StoredKey,
  StoredPlacement,
  StoredRecord,
  StoredReferral,
  StoredStateChange,
} from "./history";

const KEYS = "select key, act, answer from idempotency_key";
const CHANGES = `select subject_id as "subjectId", from_state as "from", to_state as "to" from state_change order by id`;
const NATIONAL = {
  registration: `select 'registration' as kind, id, status, version, name as mark
    from registration join national_profile using (seeker_id)`,
  referral: "select 'referral' as kind, id, status, version, null as mark from referral",
  placement: "select 'placement' as kind, id, status, version, null as mark from placement",
};
const CITY = {
  file: "select 'file' as kind, seeker_id as id, status, null as version, name as mark from city_file join city_profile using (seeker_id)",
  visit: "select 'visit' as kind, id, status, null as version, null as mark from visit",
};
/** The history of a visit is in its row. */
const CHANGES_OF_VISITS = `select id as "subjectId", null as "from", 'COUNTED' as "to" from visit
  union all select id, 'COUNTED', 'VOIDED' from visit where voided_at is not null`;

interface KeyRow extends Omit<StoredKey, "answer"> {
  answer: { answer?: Record<string, string>; refusals?: { code: string }[] };
}

/** Reads the orders under test, and all changes since the databases were created. */
export async function readFinalState(databases: Record<"city" | "national", Database>): Promise<FinalState> {
  const rows = <Row>(party: "city" | "national", text: string): Promise<Row[]> =>
    databases[party].dataSource.query(text);
  const keys = [...(await rows<KeyRow>("national", KEYS)), ...(await rows<KeyRow>("city", KEYS))];
  const records: StoredRecord[] = [];
  for (const text of Object.values(NATIONAL)) records.push(...(await rows<StoredRecord>("national", text)));
  for (const text of Object.values(CITY)) records.push(...(await rows<StoredRecord>("city", text)));
  return {
    keys: keys.map(({ answer, ...key }) => ({ ...key, answer: answerOfKey(answer) })),
    records,
    referrals: await rows<StoredReferral>(
      "national",
      `select id, registration_id as "registrationId", job_order_id as "jobOrderId", status from referral`,
    ),
    placements: await rows<StoredPlacement>(
      "national",
      `select id, referral_id as "referralId", status from placement`,
    ),
    orders: await rows<StoredJobOrder>("national", "select id, openings, filled, status, version from job_order"),
    changes: [
      ...(await rows<StoredStateChange>("national", CHANGES)),
      ...(await rows<StoredStateChange>("city", CHANGES)),
      ...(await rows<StoredStateChange>("city", CHANGES_OF_VISITS)),
    ],
  };
}

function answerOfKey({ answer, refusals: [refusal] = [] }: KeyRow["answer"]): MutationAnswer {
  return refusal ? { refused: refusal.code } : { done: Object.values(answer ?? {})[0] ?? "" };
}
