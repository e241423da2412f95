import type { Database } from "@aiwork/runtime/database/open-database";
import type { Answer, Change, FinalState, KeptKey, Order, Placement, Referral, Thing } from "../history/history";

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
/** A visit's history stands in its row. */
const CHANGES_OF_VISITS = `select id as "subjectId", null as "from", 'COUNTED' as "to" from visit
  union all select id, 'COUNTED', 'VOIDED' from visit where voided_at is not null`;

interface StoredKey extends Omit<KeptKey, "answer"> {
  answer: { answer?: Record<string, string>; refusal?: { code: string } };
}

/** Of the orders under test, and of all that was done since the databases were made. */
export async function readFinalState(databases: Record<"city" | "national", Database>): Promise<FinalState> {
  const rows = <Row>(party: "city" | "national", text: string): Promise<Row[]> =>
    databases[party].dataSource.query(text);
  const keys = [...(await rows<StoredKey>("national", KEYS)), ...(await rows<StoredKey>("city", KEYS))];
  const things: Thing[] = [];
  for (const text of Object.values(NATIONAL)) things.push(...(await rows<Thing>("national", text)));
  for (const text of Object.values(CITY)) things.push(...(await rows<Thing>("city", text)));
  return {
    keys: keys.map(({ answer, ...key }) => ({ ...key, answer: answerOf(answer) })),
    things,
    referrals: await rows<Referral>(
      "national",
      `select id, registration_id as "registrationId", job_order_id as "jobOrderId", status from referral`,
    ),
    placements: await rows<Placement>("national", `select id, referral_id as "referralId", status from placement`),
    orders: await rows<Order>("national", "select id, openings, filled, status, version from job_order"),
    changes: [
      ...(await rows<Change>("national", CHANGES)),
      ...(await rows<Change>("city", CHANGES)),
      ...(await rows<Change>("city", CHANGES_OF_VISITS)),
    ],
  };
}

function answerOf({ answer, refusal }: StoredKey["answer"]): Answer {
  return refusal ? { refused: refusal.code } : { done: Object.values(answer ?? {})[0] ?? "" };
}
