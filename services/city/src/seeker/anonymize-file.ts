import type { EntityManager } from "typeorm";
import { writeProfile, writePublicAssistance } from "./write-profile";

/** Where a text must stand. */
const REMOVED = "（匿名化により削除）";

const TEXTS = [
  `update counseling_session set summary = null, next_action_text = null, next_action_owner = null,
     next_action_due_on = null where seeker_id = any ($1::uuid[])`,
  "delete from counseling_note where session_id in (select id from counseling_session where seeker_id = any ($1::uuid[]))",
  `update state_change set reason = null where reason is not null and subject_id in (
     select unnest($1::uuid[]) union all select id from counseling_session where seeker_id = any ($1::uuid[])
     union all select id from program_application where seeker_id = any ($1::uuid[])
     union all select id from liaison where seeker_id = any ($1::uuid[]))`,
];
const NEEDED_TEXTS = [
  `update liaison set purpose = $2, answer = case when answer is not null then $2 end,
     outcome = case when outcome is not null then $2 end where seeker_id = any ($1::uuid[])`,
  `update application_decision set reason = $2 where application_id in (
     select id from program_application where seeker_id = any ($1::uuid[]))`,
  "update disclosure_consent set purpose = $2 where seeker_id = any ($1::uuid[])",
  "update linked_file set reason = $2 where kept_id = any ($1::uuid[])",
  "update counter_visit set void_reason = $2 where seeker_id = any ($1::uuid[]) and void_reason is not null",
];

/**
 * 匿名化: what names the person is gone, and every text that staff wrote of them, for it may name them. The counts remain:
 * visits, sessions with their themes and minutes, applications, and of the day of birth the year, for the age bands.
 */
export async function anonymizeFile(db: EntityManager, seekerId: string): Promise<void> {
  const [{ ids }]: [{ ids: string[] }] = await db.query("select ids_of($1) as ids", [seekerId]);
  const born = "birth_year = extract(year from birth_date)";
  await db.query(`update city_profile set ${born} where seeker_id = any ($1::uuid[])`, [ids]);
  for (const id of ids) {
    await writeProfile(db, id, { name: null, nameKana: null, birthDate: null, phone: null, email: null });
    await writePublicAssistance(db, id, null);
  }
  await db.query("update city_profile set anonymized = true where seeker_id = any ($1::uuid[])", [ids]);
  for (const text of TEXTS) await db.query(text, [ids]);
  for (const text of NEEDED_TEXTS) await db.query(text, [ids, REMOVED]);
}
