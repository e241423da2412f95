import { yearsAfter } from "@aiwork/agreement/agreement/calendar/days";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";

/** 相談員: known by name, however it is spaced or written. */
export interface CounselorRow {
  name: string;
  isCaller: boolean;
}

/** Of the service points $1, by sessions from the day $2 on, and the caller, by the name $3. */
const COUNSELORS: Statement = {
  name: "counselors",
  text: `select distinct on (search_form(name)) name, coalesce(search_form(name) = search_form($3), false) as "isCaller"
    from (
      select unnest(array[counselor, by_name]) as name from counseling_session
      where service_point_id = any ($1::text[]) and day >= $2::date and status in ('BOOKED', 'HELD')
      union all
      select $3::text
    ) as known
    where name is not null order by search_form(name), name <> $3, name`,
};

/** The counselors of the caller's service points, or of one of them. */
export function readCounselors(
  { database, caller, clock }: SubgraphContext,
  { servicePointId }: { servicePointId?: string | null },
): Promise<CounselorRow[]> {
  // guard: counselors-are-told-of-own-service-points
  const points = caller.servicePoints.filter((point) => servicePointId == null || point === servicePointId);
  return database.read(COUNSELORS, [points, yearsAfter(clock.today(), -1), caller.name]);
}
