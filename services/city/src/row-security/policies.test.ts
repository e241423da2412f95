import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { rowSecurityGaps } from "@aiwork/kit/access/row-security-gaps";
import { arrangeCityPersons } from "@aiwork/kit/city/arrange-city-persons";
import { loginNames } from "@aiwork/subgraph/database/caller-databases";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** Reference tables: everybody reads them, only their owner writes them. */
const PUBLIC_TABLES = [
  "agreement",
  "article",
  "counted_since",
  "month_closing",
  "operating_council",
  "reported_result",
  "service_point",
  "staffing",
];
/** The SECURITY DEFINER functions, and the logins that may call them. */
const PAST_POLICIES = {
  anonymize_file: "staff",
  applicants_of: "staff",
  changes_of: "audit joint peer public report self staff",
  closings_of: "audit peer self staff",
  reopenings_of: "audit peer self staff",
  closed_instant: "audit joint peer public report self staff",
  consent_terms: "peer",
  consented: "peer",
  count_session: "",
  event_span: "joint report",
  event_statistics: "joint report",
  explained: "joint report",
  visit_span: "joint report",
  visit_statistics: "joint report",
  counted: "audit joint peer public report self staff",
  erase_corrections: "",
  erase_late_reasons: "",
  erase_revisions: "",
  file_is_empty: "",
  is_empty_beside: "staff",
  file_of: "audit joint peer public report self staff",
  file_of_self: "audit joint peer public report self staff",
  first_changes_of: "audit peer self staff",
  first_record: "audit joint peer public report self staff",
  follow_counting_steps: "",
  follow_link: "",
  follow_month_closings: "",
  hold_month: "peer staff",
  lock_month: "joint",
  has_file: "",
  has_open_matters: "staff",
  move_with_transfer: "",
  know_transfer_matters: "",
  link_of_one_person: "",
  take_transfers_along: "",
  unlink_file: "staff",
  erase_links: "",
  is_handed_over_for: "staff",
  is_to_own_department: "staff",
  ids_of: "audit joint peer public report self staff",
  join_histories: "",
  unite_histories: "",
  remove_expired_keys: "audit joint peer self staff",
  restore_login: "",
  end_long_transactions: "",
  erase_file: "",
  seeker_is_visible: "audit peer self staff",
  lock_until_end: "",
  lock_act: "joint staff",
  wait_for_twins: "staff",
  take_back_reason: "",
  service_point_serves: "",
  written_at: "joint peer self staff",
  lock_file: "staff",
  persons_named: "",
  look_for_twins: "staff",
  peer_may_read: "",
  seeker_is_served_at: "peer",
  limit_openings: "",
  keep_finding: "",
  keep_lookup: "staff",
  end_lookup: "staff",
  is_unknown_beside: "staff",
  end_own_categories: "self",
  look_up_persons: "staff",
  reads_person: "staff",
  require_second_person: "",
  settle_with_file: "",
  search_city_profiles: "staff",
  search_form: "audit joint peer public report self staff",
  search_local_jobs: "audit joint peer public report self staff",
  search_support_programs: "audit joint peer public report self staff",
  seeker_is_at_own_service_point: "staff",
  hold_handed_over: "staff",
  seeker_stood_at: "staff",
  seeker_was_last_at: "staff",
  seeker_turned_to_caller: "staff",
};

describe("row-level security", () => {
  it("covers every table, function and login", async () => {
    expect(await rowSecurityGaps(bench, loginNames("CITY"))).toEqual([]);
  });

  it("leaves only the reference tables open to everybody", async () => {
    const tables = await bench.owner(
      "select tablename as name from pg_policies where schemaname = 'public' and roles = '{public}' order by 1",
    );
    expect(tables.map(({ name }) => name)).toEqual(PUBLIC_TABLES);
    const written = await bench.owner(
      `select name from unnest($1::text[]) as name cross join unnest($2::text[]) as login
       where has_table_privilege(login, name, 'insert, update, delete') or has_any_column_privilege(login, name, 'update')`,
      [PUBLIC_TABLES, loginNames("CITY")],
    );
    expect(written).toEqual([]);
  });

  it("grants SECURITY DEFINER functions only to the logins that need them", async () => {
    const functions = await bench.owner(
      `select proname as name, string_agg(login, ' ' order by login) as logins from pg_proc
       left join unnest($1::text[]) as login on has_function_privilege(login, pg_proc.oid, 'execute')
       where pronamespace = 'public'::regnamespace and prosecdef group by 1 order by 1`,
      [loginNames("CITY")],
    );
    const known = functions.map(({ name, logins }) => [name, logins?.replaceAll("city_", "") ?? ""]);
    expect(Object.fromEntries(known)).toEqual(PAST_POLICIES);
  });
});
