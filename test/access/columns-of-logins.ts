import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import type { PartyName } from "@aiwork/kit/system/start-system";
import { LOGIN_CLASSES, type LoginClass } from "@aiwork/subgraph/database/caller-databases";

/** A column that logins of a class read in the rows that are theirs. */
export interface ReadableColumn {
  readonly table: string;
  readonly column: string;
  readonly login: LoginClass;
}

/** Without keys, and without what the database makes of other columns for search and order. */
const READABLE_COLUMNS = `
  select relname as table, attname as column, class as login
  from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
  cross join unnest($1::text[]) as class cross join lateral (select $2 || '_' || class as login) as named
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and has_column_privilege(login, pg_class.oid, attnum, 'select')
    and exists (select from pg_policies where tablename = relname and cmd in ('SELECT', 'ALL')
      and roles && array[login, 'public']::name[])
    and attgenerated = '' and attidentity = ''
    and not exists (select from pg_constraint
      where conrelid = pg_class.oid and contype in ('p', 'f', 'u') and attnum = any (conkey))
  order by 1, attnum, 3`;

export function readableColumns(bench: RowSecurityBench, party: PartyName): Promise<ReadableColumn[]> {
  return bench.owner(READABLE_COLUMNS, [LOGIN_CLASSES, party]);
}

/** Tables without a type of their name: the type of their fields. `Own-` has the party's name in place of it. */
const TYPES: Readonly<Record<string, string>> = {
  access_record: "AccessRecord",
  application_decision: "ProgramApplication",
  approval: "Approval",
  approved_target: "ServicePointProgress",
  consultation_note: "Consultation",
  counseling_note: "CounselingSession",
  counted_since: "CountingStart",
  disclosure_consent: "DisclosureConsent",
  given_answer: "GoodFaithResponse",
  link_proposal: "LinkProposal",
  meeting_agenda: "CouncilMeeting",
  meeting_minutes: "CouncilMeeting",
  month_closing: "MonthClosing",
  mutual_request: "Own-Request",
  order_not_accepted: "JobOrder",
  job_order_revision: "JobOrder",
  profile_revision: "ProfileRevision",
  public_assistance: "CityProfile",
  registration_background: "Registration",
  reported_result: "ServicePointProgress",
  service_point_office: "ServicePoint",
  state_change: "StateChange",
  support_case_remark: "SupportCase",
  trial_decision: "TrialDecision",
  unnamed_employer: "JobOrder",
  liaison_department: "Liaison",
  city_file: "CityProfile",
  kept_access_anchor: "AccessAnchor",
  linked_file: "Own-Support",
};

/** Columns that are given by a field of another name, at either party or at one. */
const FIELDS: readonly (readonly [column: RegExp, field: string])[] = [
  [/^counted_since\.(by_role|by_name|reason)$|^month_closing\.(by_name|reason)$|^visit\.late_reason$/, "history"],
  [/^month_closing\.by_role$/, "byRole"],
  [/^month_closing\.closes$/, "closedAt"],
  [/\.by_(party|role|name)$/, "by"],
  [/\.(opened|taken|raised)_by_(role|name)$/, "$1By"],
  [/\.next_action_/, "nextAction"],
  [/\.wage_/, "wage"],
  [/\.age_(minimum|maximum|ground|basis_text|policy_group)$/, "ageLimit"],
  [/^(access_record|opened_record|person_lookup)\.service_points$/, "servicePointIds"],
  [/^application_decision\.reason$/, "decisionReason"],
  [/^(approved_target|reported_result)\.value at national$/, "placedPersons"],
  [/^reported_result\.value at city$/, "users"],
  [
    /^((link|anonymization)_proposal\.proposed|profile_revision\.revised|opened_record_review\.reviewed|person_lookup\.looked_up)_at$/,
    "at",
  ],
  [/^job_order_revision\.sheet$/, "earlierSheets"],
  [/^linked_file\.receipt$/, "linkReceipts"],
  [/^liaison\.seeker_id$/, "seeker"],
  [/^meeting_agenda\.titles$/, "agenda"],
  [/^meeting_minutes\.text$/, "minutes"],
  [/^meeting_minutes\.content_hash$/, "minutesHash"],
  [/^order_not_accepted\.ground$/, "notAcceptedGround"],
  [/^placement\.recounted_month$/, "countedMonth"],
  [/^public_assistance\.received$/, "publicAssistance"],
  [/^state_change\.(from|to)_state$/, "$1"],
  [/^trial_decision\.decided_by_role$/, "by"],
  [/^trial_decision\.agreed_on$/, "seekerAgreedOn"],
  [/^trial_decision\.target_group$/, "group"],
  [/^unnamed_employer\.name$/, "employer"],
];

/**
 * What no field gives and a login reads all the same: it tells nothing of anybody that the row's own fields do not, or its
 * policy gives the rows to whoever wrote them.
 */
const WITHOUT_FIELD: readonly RegExp[] = [
  // When something was written, and when it ended or held.
  /\.(recorded|voided|confirmed_recorded|voided_recorded|linked|kept|proposed)_(at|on)$/,
  /\.(ended_on|in_force_from|in_force_until|business_day|since|drafted_on|day|replaced_on|concluded_on)$/,
  /^program_application\.opened_on$|^disclosure_consent\.withdrawn_days$/,
  // The party and the role that wrote it; whose records an anchor is of, which is always the other party.
  /^visit\.(recorded|voided)_by_(party|role)$|^kept_access_anchor\.(party|kept_by_role)$/,
  // Which rows belong together.
  /^(visit\.seeker_id|(state_change|profile_revision)\.subject_id|link_proposal\.kept_id|(link|anonymization)_proposal\.proposed_by|consultation\.liaison_id|referral\.job_order_revision)$/,
  // What decides which rows are shown, and is the same in those that are.
  /^(job_order\.canceled_before_acceptance|support_case_remark\.is_approved|city_profile\.anonymized|month_closing\.receipted)$/,
  // The day of an earlier placement of the same person at the same order.
  /^placement\.first_hired_on$/,
  // How the source prints a figure, and the hash of what both parties publish.
  /\.printed_words$|^approved_plan\.content_hash$|^given_answer\.content_hash$/,
  // The own rows of whoever wrote them, and what staff of both parties keep of each other's acts.
  /^(idempotency_key|kept_receipt)\.|^opened_record\.(opened_to of (staff|audit)|\w+ of peer)$/,
  // By whom and how files of the own service points were linked.
  /^linked_file\.(by_role|by_name|reason|first_kept_id|followed_receipt|proposed_by_name|joined_records|kept_by_other_party)$/,
  // By which an officer's rights are decided; what national counselors have addressed themselves; the history of a request.
  /^(liaison\.sent_by of staff|liaison_department\.department of peer|state_change\.\w+ of joint)$/,
];

/** The field that gives a column, as `Type.field`; null for a column that needs none. */
export function fieldOfColumn(party: PartyName, { table, column, login }: ReadableColumn): string | null {
  const name = `${table}.${column}`;
  if (WITHOUT_FIELD.some((pattern) => pattern.test(name) || pattern.test(`${name} of ${login}`))) return null;
  const type = TYPES[table]?.replace("Own-", party === "city" ? "City" : "National") ?? camelCase(`_${table}`);
  const [named] = FIELDS.flatMap(([pattern, field]) =>
    [name, `${name} at ${party}`].flatMap((text) => pattern.exec(text)?.[0].replace(pattern, field) ?? []),
  );
  return `${type}.${named ?? camelCase(column)}`;
}

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
