import type { Mismatch } from "@aiwork/subgraph/access-log/verify-chain";
import type { Database } from "@aiwork/subgraph/database/connect-database";

/** Two ids that are, or were, of one person. */
const LINKS =
  "(select duplicate_id, kept_id from linked_file union all select duplicate_id, kept_id from unlinked_file)";

/**
 * Openings and lookups hang on no chain; the readings that rest on them do, and name the reader, the reason and the person.
 * A reading is written after its opening; clocks may differ by a minute.
 */
// guard: reading-rests-on-what-is-still-there
const UNFOUNDED = `
  select chain::float8 as chain, place::float8 as place, what from access_record as reading cross join lateral (
    select case
      when basis = 'BREAK_GLASS' and not exists (
        select from opened_record as opened where opened_to = by_subject and opened.reason = reading.reason
          and opened_at < read_at + interval '1 minute'
          and (opened.seeker_id = reading.seeker_id or exists (
            select from ${LINKS} as link where reading.seeker_id in (duplicate_id, kept_id)
              and opened.seeker_id in (duplicate_id, kept_id))))
      then 'the opening that it rests on was changed or removed'
      when basis = 'LOOKUP' and reading.reason like '%：%' and not exists (
        select from person_lookup as lookup where looked_up_by = by_subject
          and right(reading.reason, char_length(lookup.reason) + 1) = '：' || lookup.reason
          and looked_up_at between read_at - interval '1 minute' and read_at + interval '1 minute')
      then 'the lookup that it rests on was changed or removed' end as what
  ) as found where basis in ('BREAK_GLASS', 'LOOKUP') and what is not null order by chain, place`;

/** The readings of which the opening (緊急閲覧) or the lookup (照会) is no longer there as it was made. */
export function findUnfoundedReadings({ dataSource }: Pick<Database, "dataSource">): Promise<Mismatch[]> {
  return dataSource.query(UNFOUNDED);
}
