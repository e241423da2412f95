import { randomUUID } from "node:crypto";
import type { CallerClaims } from "../access/test-caller";
import { confirmDoubts } from "../mutations/confirm-doubts";
import type { TestParty } from "../subgraph/test-party";

export const CITY_COUNSELOR: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"], name: "相談 花子" };
export const CITY_COUNSELOR_ELSEWHERE: CallerClaims = { role: "city.counselor", servicePoints: ["toyohira"] };
export const CITY_PROGRAM_OFFICER: CallerClaims = { role: "city.program_officer", name: "制度 次郎" };
export const CITY_SECRETARIAT: CallerClaims = { role: "city.secretariat", name: "事務 三郎" };
export const PLANNING_AT_CITY: CallerClaims = { role: "national.planning", name: "企画 四郎" };
export const NATIONAL_GUEST: CallerClaims = {
  role: "national.counselor",
  servicePoints: ["shiroishi"],
  name: "職業 一郎",
};
export const NATIONAL_GUEST_ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };

const WRITTEN_TABLES = [
  "city_file",
  "city_profile",
  "file_transfer",
  "linked_file",
  "anonymization_proposal",
  "link_proposal",
  "unlinked_file",
  "opened_record",
  "opened_record_review",
  "profile_revision",
  "public_assistance",
  "state_change",
  "visit",
  "counseling_session",
  "counseling_note",
  "support_program",
  "program_application",
  "application_decision",
  "liaison",
  "liaison_department",
  "local_job",
  "disclosure_consent",
  "mutual_request",
  "given_answer",
  "approval",
  "kept_receipt",
  "kept_access_anchor",
  "business_plan",
  "plan_target",
  "counted_since",
  "month_closing",
  "council_meeting",
  "meeting_agenda",
  "meeting_minutes",
  "support_case",
];

// biome-ignore lint/suspicious/noExplicitAny: the payload has the shape of the query, which each test spells out.
type Payload = any;
type Input = Record<string, unknown>;

/** Runs mutations as a given caller, and reads the rows that they leave. */
export function cityMutations(party: TestParty) {
  const mutate = async (who: CallerClaims, name: string, input: Input, fields = ""): Promise<Payload> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code path kind } } }`;
    const idempotencyKey = randomUUID();
    return confirmDoubts(async (more) => {
      const { data, errors } = await party.askAs(who, query, { input: { idempotencyKey, ...input, ...more } });
      expect(errors).toEqual([]);
      return data[name];
    });
  };
  /** A digest of every table that mutations write. */
  const digestOfTables = async (): Promise<unknown> => {
    const digests = WRITTEN_TABLES.map(
      (table) => `(select md5(string_agg(t::text, '' order by t::text)) from ${table} as t)`,
    );
    return (await party.database.dataSource.query(`select array[${digests.join(", ")}] as written`))[0].written;
  };
  return {
    mutate,
    /** The code and the path of the user error, separated by blanks; expects that nothing was written. */
    userError: async (who: CallerClaims, name: string, input: Input): Promise<string> => {
      const before = await digestOfTables();
      const { userErrors } = await mutate(who, name, input);
      expect(await digestOfTables()).toEqual(before);
      return userErrors.map(({ code, path }: { code: string; path: string[] | null }) =>
        [code, ...(path ?? [])].join(" "),
      )[0];
    },
    /** Closes a file on the business day, to whose end its service point still serves the person. */
    closeFile: async (seekerId: string, today = "2013-10-31"): Promise<void> => {
      await party.database.dataSource.query("update city_file set status = 'CLOSED' where seeker_id = $1", [seekerId]);
      await party.database.dataSource.query("update city_file set ended_on = $2 where seeker_id = $1", [
        seekerId,
        today,
      ]);
    },
    rows: (text: string, ...values: unknown[]): Promise<Payload[]> => party.database.dataSource.query(text, values),
  };
}
