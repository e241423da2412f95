import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

const NAME = "名を出さない商会";
const NUMBER = "01010-1";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  // The order to which everybody was referred: today's sheet and the one that they were referred by are without a name.
  await bench.owner(`
    insert into unnamed_employer select id, '${NAME}' from job_order where number = '${NUMBER}';
    update job_order set disclosure = 'WITHOUT_EMPLOYER', employer = null, revision = 2 where number = '${NUMBER}';
    update job_order_revision set sheet = jsonb_build_object('disclosure', 'WITHOUT_EMPLOYER', 'employer', '${NAME}')
      where job_order_id = (select id from job_order where number = '${NUMBER}')`);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** Who reads the name by this statement; a login without the right to ask reads nothing. */
async function readers(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const [who, caller] of Object.entries(nationalCallers)) {
    const rows = await bench.as(caller, text).catch((error: { code: string }) => {
      expect(error.code).toBe("42501");
      return [];
    });
    if (JSON.stringify(rows).includes(NAME)) found.push(who);
  }
  return found;
}

const ORDER = `(select id from job_order where number = '${NUMBER}')`;
const NATIONAL_STAFF = ["counselor", "counselorElsewhere", "officer"];

describe("an employer that publishes an order without a name", () => {
  it.each([
    ["in the order's row", "select * from job_order", []],
    ["beside it", "select name from unnamed_employer", [...NATIONAL_STAFF, "planning"]],
    ["in earlier sheets", "select sheet from job_order_revision", NATIONAL_STAFF],
    ["in the sheet of a referral", `select sheet_referred_by(${ORDER}, 1::smallint)`, NATIONAL_STAFF],
    ["through the history", "select * from state_change", []],
  ])("is named %s to national staff alone", async (_, text, who) => {
    expect(await readers(text)).toEqual(who);
  });

  it("still gives the sheet of a referral to the person and, by consent, to the city", async () => {
    for (const who of ["person", "peer"] as const) {
      const [{ sheet }] = await bench.as(
        nationalCallers[who],
        `select sheet_referred_by(${ORDER}, 1::smallint) as sheet`,
      );
      expect(sheet).toEqual({ disclosure: "WITHOUT_EMPLOYER", employer: null });
    }
  });

  it("is found by its name by nobody else", async () => {
    const text = `select '${NAME}' as found from job_order left join unnamed_employer on job_order_id = id
      where coalesce(employer, name) = '${NAME}'`;
    expect(await readers(text)).toEqual([...NATIONAL_STAFF, "planning"]);
  });
});
