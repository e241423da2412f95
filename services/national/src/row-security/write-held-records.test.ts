import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const NOTES = `update consultation_note set notes = '訂正'
  where consultation_id in (select id from consultation where seeker_id = $1)`;
const KEPT = `insert into profile_revision (id, seeker_id, subject_id, field, before, by_role)
  values (gen_random_uuid(), $1, $2, 'minutes', '30', 'national.counselor')`;
/** The id of a consultation with each person, whom not every caller may look up. */
const consultationOf = async (seekerId: unknown) =>
  (await bench.owner("select id from consultation where seeker_id = $1", [seekerId]))[0]?.id;

describe("row-level security of what was held", () => {
  it.each([
    ["keeps what a record was that the caller sees", CONSENTED_NONE, "done"],
    ["keeps nothing of a record at another service point", PERSON_ELSEWHERE, "42501"],
  ])("a revision %s", async (_, person, expected) => {
    expect(
      await writeOutcome(bench, nationalCallers.counselor, KEPT, [CONSENTED_NONE, await consultationOf(person)]),
    ).toBe(expected);
  });

  it("a revision keeps nothing with another person than the record's", async () => {
    const other = await consultationOf(CONSENTED_NONE);
    expect(await writeOutcome(bench, nationalCallers.counselor, KEPT, [CONSENTED_ALL, other])).toBe("42501");
  });

  it("a counselor elsewhere who opened the record with a reason reads its notes, and corrects none", async () => {
    const opener = { ...nationalCallers.counselorElsewhere, subject: "opener" };
    await bench.owner(
      `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
       values ($1, 'opener', 'national.counselor', '2013-10-31', '緊急')`,
      [CONSENTED_NONE],
    );
    const seen =
      "select from consultation_note where consultation_id in (select id from consultation where seeker_id = $1)";
    expect(await bench.as(opener, seen, [CONSENTED_NONE])).toHaveLength(1);
    expect(await writeOutcome(bench, opener, NOTES, [CONSENTED_NONE])).toBe("nothing");
  });

  it.each([
    ["at an own service point corrects notes", "counselor", "done"],
    ["elsewhere corrects none", "counselorElsewhere", "nothing"],
  ] as const)("a counselor %s", async (_, who, expected) => {
    expect(await writeOutcome(bench, nationalCallers[who], NOTES, [CONSENTED_NONE])).toBe(expected);
  });

  it("a counselor corrects and adds no notes of a consultation that is voided, nor the consultation", async () => {
    await bench.owner("update consultation set status = 'VOIDED' where seeker_id = $1", [CONSENTED_NONE]);
    const write = (text: string, values: unknown[] = [CONSENTED_NONE]) =>
      writeOutcome(bench, nationalCallers.counselor, text, values);
    expect(await write(NOTES)).toBe("nothing");
    expect(await write("update consultation set summary = '別の概要' where seeker_id = $1")).toBe("42501");
    await bench.owner("delete from consultation_note");
    const added = "insert into consultation_note (consultation_id, notes) values ($1, '所見')";
    expect(await write(added, [await consultationOf(CONSENTED_NONE)])).toBe("42501");
  });
});
