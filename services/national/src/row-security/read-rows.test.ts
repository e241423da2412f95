import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { policiesWithoutEffect } from "@aiwork/kit/access/row-security-gaps";
import { arrangeNationalPersons, CONSENTED_ALL, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof nationalCallers;
const OWN = { counselor: 6, counselorElsewhere: 1, person: 1 };
const STAFF_OF_BOTH = { counselor: 1, counselorElsewhere: 1, officer: 1, planning: 1, secretariat: 1, peer: 1 };
/** The number of rows that each caller finds. All other callers find none or have no right to read. */
const TABLES: Record<string, Partial<Record<Who, number>>> = {
  national_file: { ...OWN, peer: 5, auditor: 8 },
  linked_file: { counselor: 1 },
  link_proposal: { counselor: 1 },
  unlinked_file: {},
  national_profile: { ...OWN, peer: 1 },
  file_transfer: { counselor: 7, counselorElsewhere: 7, person: 1 },
  profile_revision: { counselor: 6, counselorElsewhere: 1 },
  disclosure_consent: { counselor: 5, person: 1 },
  opened_record: { counselor: 1, auditor: 1 },
  opened_record_review: { auditor: 1 },
  person_lookup: { auditor: 1 },
  registration: { ...OWN, officer: 7, peer: 2 },
  registration_background: { ...OWN, peer: 2 },
  consultation: { ...OWN, peer: 1 },
  consultation_note: { counselor: 6, counselorElsewhere: 1 },
  negotiation: { ...OWN, officer: 7, peer: 2 },
  referral: { ...OWN, peer: 2 },
  trial_decision: OWN,
  placement: { ...OWN, peer: 2 },
  trial_employment: { ...OWN, peer: 2 },
  job_order: {
    counselor: 6,
    counselorElsewhere: 6,
    officer: 6,
    planning: 6,
    secretariat: 4,
    peer: 4,
    person: 4,
    auditor: 1,
    reporting: 1,
    anybody: 1,
  },
  job_order_revision: { counselor: 2, counselorElsewhere: 2, officer: 2 },
  order_not_accepted: { counselor: 1, counselorElsewhere: 1, officer: 1 },
  unnamed_employer: { counselor: 1, counselorElsewhere: 1, officer: 1, planning: 1 },
  access_record: { ...OWN, auditor: 7 },
  access_chain: {},
  idempotency_key: {},
  data_set: {},
  lock_secret: {},
  state_change: { counselor: 37, counselorElsewhere: 12, officer: 14, planning: 1, secretariat: 1, person: 4, peer: 9 },
  support_case_remark: {
    ...{ counselor: 2, counselorElsewhere: 2, officer: 2, planning: 2, secretariat: 2, peer: 2 },
    ...{ auditor: 1, person: 1, reporting: 1, anybody: 1 },
  },
  mutual_request: STAFF_OF_BOTH,
  given_answer: STAFF_OF_BOTH,
  approval: STAFF_OF_BOTH,
  kept_receipt: STAFF_OF_BOTH,
  kept_access_anchor: { planning: 1, auditor: 1 },
};

/** The number of rows of a table that each caller sees, without callers who see none. */
async function look(table: string): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const [who, caller] of Object.entries(nationalCallers)) {
    const rows = await bench.as(caller, `select from ${table}`).catch((error: { code: string }) => {
      expect(error.code).toBe("42501");
      return [];
    });
    if (rows.length > 0) seen[who] = rows.length;
  }
  return seen;
}

/** The person's registration was a mistake, and what came of it is undone. */
async function voidRegistration(): Promise<void> {
  const tables = {
    registration: "status = 'VOIDED'",
    referral: "status = 'CANCELED'",
    negotiation: "status = 'LAPSED', settled_on = opened_on",
    placement: "status = 'VOIDED', void_reason = '誤り', corrected_month = '2013-10', voided_recorded_at = now()",
    trial_employment: "status = 'ENDED_EARLY', ended_on = starts_on, end_reason = '誤り', converted_on = null",
  };
  for (const [table, undone] of Object.entries(tables)) {
    await bench.owner(`alter table ${table} disable trigger user`);
    await bench.owner(`update ${table} set ${undone} where seeker_id = $1`, [CONSENTED_ALL]);
    await bench.owner(`alter table ${table} enable trigger user`);
  }
}

describe("row-level security of reads", () => {
  it.each(Object.entries(TABLES))("shows each caller exactly their rows of %s", async (table, expected) => {
    expect(await look(table)).toEqual(expected);
  });

  it("shows an order that was canceled before its acceptance to national staff alone", async () => {
    const change = (status: string, flag: boolean) =>
      bench.owner(
        `update job_order set status = '${status}', canceled_before_acceptance = ${flag} where number = '01010-4'`,
      );
    await change("CANCELED", true);
    expect(await look("job_order")).toEqual(TABLES.job_order);
    await change("RECEIVED", false);
  });

  it("has no policy without effect: each one shows somebody more rows", async () => {
    await voidRegistration();
    expect(await policiesWithoutEffect(bench, look)).toEqual([]);
  }, 120_000);
});
