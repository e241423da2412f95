import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { rowSecurityGaps } from "@aiwork/kit/access/row-security-gaps";
import { arrangeNationalPersons } from "@aiwork/kit/national/arrange-national-persons";
import { loginNames } from "@aiwork/subgraph/database/caller-databases";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** Reference tables: everybody reads them, only their owner writes them. */
const PUBLIC_TABLES = [
  "approved_plan",
  "approved_target",
  "counted_since",
  "month_closing",
  "reported_result",
  "service_point",
  "service_point_office",
  "staffing",
];
/** Reference tables to which mutations add approvals; their rows are never changed. */
const ADDED_TO = ["approved_plan", "approved_target", "counted_since", "month_closing"];
/** Security definer functions, and the logins that may call them. */
const PAST_POLICIES = {
  changes_of: "audit joint peer public report self staff",
  closed_instant: "audit joint peer public report self staff",
  consent_terms: "peer",
  consented: "peer",
  count_consultation: "",
  count_order: "",
  count_placement: "",
  count_referral: "",
  count_registration: "",
  count_trial: "",
  event_span: "joint report",
  event_statistics: "joint report",
  explained: "joint report",
  labour_market_statistics: "joint report",
  placement_statistics: "joint report",
  counted: "audit joint peer public report self staff",
  file_is_empty: "",
  is_empty_beside: "staff",
  file_of: "audit joint peer public report self staff",
  file_of_self: "audit joint peer public report self staff",
  first_change: "audit peer self staff",
  follow_counting_steps: "",
  first_changes_of: "audit peer self staff",
  first_record: "audit joint peer public report self staff",
  follow_link: "",
  follow_month_closings: "",
  follow_person: "",
  forget_profile_of_voided: "",
  give_late_reason: "",
  hold_month: "staff",
  lock_month: "joint",
  hangs_on_registration: "staff",
  cited_on: "staff",
  lost_ground: "staff",
  follow_placement: "staff",
  other_placement_stands: "staff",
  order_was_referred_to: "staff",
  is_voided_registration: "peer self staff",
  is_of_voided_registration: "peer self",
  has_file: "",
  has_open_matters: "staff",
  lock_until_end: "",
  lock_act: "joint",
  wait_for_twins: "staff",
  lock_remarks: "joint staff",
  service_point_serves: "",
  move_with_transfer: "",
  know_transfer_matters: "",
  link_of_one_person: "",
  take_transfers_along: "",
  unlink_file: "staff",
  ids_of: "audit joint peer public report self staff",
  join_histories: "",
  unite_histories: "",
  remove_expired_keys: "audit joint peer self staff",
  restore_login: "",
  end_long_transactions: "",
  seeker_is_visible: "audit peer self staff",
  persons_named: "",
  look_for_twins: "staff",
  persons_numbered: "",
  look_up_number: "staff",
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
  recount_placement: "",
  require_decided_by_issue: "",
  require_filled_by_placements: "",
  require_hired_referral: "",
  require_hired_while_placed: "",
  require_lawful_referral: "",
  require_agreed_while_cited: "",
  require_nothing_on_voided: "",
  require_ground_of_canceled: "",
  keep_negotiation_of_voided: "",
  forget_revisions_of_voided: "",
  require_one_live_referral: "",
  require_one_placement: "",
  search_form: "audit joint peer public report self staff",
  search_job_orders: "audit joint peer public report self staff",
  sheet_referred_by: "peer self staff",
  search_national_profiles: "staff",
  seeker_is_at_own_service_point: "staff",
  hold_handed_over: "staff",
  seeker_stood_at: "staff",
  seeker_was_last_at: "staff",
  seeker_turned_to_caller: "staff",
  seeker_is_registered_here: "staff",
  seeker_may_be_received: "staff",
  take_along: "",
  title_of_order: "audit peer self staff",
  written_at: "joint staff",
};

describe("row-level security", () => {
  it("protects every table, function and login", async () => {
    expect(await rowSecurityGaps(bench, loginNames("NATIONAL"))).toEqual([]);
  });

  it("opens exactly the reference tables to everybody", async () => {
    const tables = await bench.owner(
      "select tablename as name from pg_policies where schemaname = 'public' and roles = '{public}' order by 1",
    );
    expect(tables.map(({ name }) => name)).toEqual(PUBLIC_TABLES);
    const writable = (rights: string) =>
      bench.owner(
        `select name, login from unnest($1::text[]) as name cross join unnest($2::text[]) as login
         where ${rights} or has_any_column_privilege(login, name, 'update')`,
        [PUBLIC_TABLES, loginNames("NATIONAL")],
      );
    expect(await writable("has_table_privilege(login, name, 'update, delete')")).toEqual([]);
    expect(await writable("has_any_column_privilege(login, name, 'insert')")).toEqual(
      ADDED_TO.map((name) => ({ name, login: "national_joint" })),
    );
  });

  it("is bypassed only by the listed functions, for the logins that need them", async () => {
    const functions = await bench.owner(
      `select proname as name, string_agg(login, ' ' order by login) as logins from pg_proc
       left join unnest($1::text[]) as login on has_function_privilege(login, pg_proc.oid, 'execute')
       where pronamespace = 'public'::regnamespace and prosecdef group by 1 order by 1`,
      [loginNames("NATIONAL")],
    );
    const known = functions.map(({ name, logins }) => [name, logins?.replaceAll("national_", "") ?? ""]);
    expect(Object.fromEntries(known)).toEqual(PAST_POLICIES);
  });
});
