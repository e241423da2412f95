import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { policiesWithoutEffect } from "@aiwork/kit/access/row-security-gaps";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose]());

type Who = keyof typeof cityCallers;
const STAFF_OF_BOTH = {
  counselor: 1,
  counselorElsewhere: 1,
  officer: 1,
  secretariat: 1,
  peer: 1,
  peerHere: 1,
  planning: 1,
};
/** The number of rows that each caller finds; every other caller finds none or has no right to read. */
const TABLES: Record<string, Partial<Record<Who, number>>> = {
  city_file: { counselor: 5, counselorElsewhere: 1, peerHere: 2, person: 1 },
  linked_file: { counselor: 1 },
  link_proposal: { counselor: 1 },
  unlinked_file: {},
  anonymization_proposal: { counselor: 1 },
  city_profile: { counselor: 4, counselorElsewhere: 1, peerHere: 2, person: 1 },
  file_transfer: { counselor: 5, counselorElsewhere: 5, person: 1 },
  profile_revision: { counselor: 4, counselorElsewhere: 1 },
  public_assistance: { counselor: 4, counselorElsewhere: 1, person: 1 },
  disclosure_consent: { counselor: 3, person: 1 },
  opened_record: { counselor: 1, auditor: 1 },
  opened_record_review: { auditor: 1 },
  person_lookup: { auditor: 1 },
  visit: { counselor: 4, counselorElsewhere: 1, peer: 1, peerHere: 4, person: 1 },
  counseling_session: { counselor: 4, counselorElsewhere: 1, peerHere: 1, person: 1 },
  counseling_note: { counselor: 4, counselorElsewhere: 1 },
  program_application: { counselor: 4, counselorElsewhere: 1, officer: 5, peerHere: 1, person: 1 },
  application_decision: { counselor: 4, counselorElsewhere: 1, officer: 5, person: 1 },
  liaison: { counselor: 8, counselorElsewhere: 2, officer: 5, peer: 1, peerHere: 5, person: 2 },
  liaison_department: { counselor: 4, counselorElsewhere: 1, officer: 5, person: 1 },
  access_record: { counselor: 4, counselorElsewhere: 1, person: 1, auditor: 5 },
  access_chain: {},
  idempotency_key: {},
  data_set: {},
  lock_secret: {},
  state_change: {
    counselor: 20,
    counselorElsewhere: 8,
    officer: 9,
    secretariat: 4,
    peer: 2,
    peerHere: 6,
    planning: 1,
    person: 4,
  },
  mutual_request: STAFF_OF_BOTH,
  given_answer: STAFF_OF_BOTH,
  approval: STAFF_OF_BOTH,
  kept_receipt: STAFF_OF_BOTH,
  kept_access_anchor: { secretariat: 1, auditor: 1 },
};

/** The number of rows of a table that each caller sees, without callers who see none. */
async function look(table: string): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const [who, caller] of Object.entries(cityCallers)) {
    const rows = await bench.as(caller, `select from ${table}`).catch((error: { code: string }) => {
      expect(error.code).toBe("42501");
      return [];
    });
    if (rows.length > 0) seen[who] = rows.length;
  }
  return seen;
}

describe("row-level security", () => {
  it.each(Object.entries(TABLES))("shows each caller their own rows of %s", async (table, expected) => {
    expect(await look(table)).toEqual(expected);
  });

  it("has no policy that shows nobody any row", async () => {
    expect(await policiesWithoutEffect(bench, look)).toEqual([]);
  }, 120_000);
});
