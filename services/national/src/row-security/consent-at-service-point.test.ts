import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, CONSENTED_ALL, CONSENTED_NONE } from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const ELSEWHERE = { role: "city.counselor", servicePoints: ["toyohira"], subject: "peer" };
const OPENING = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, ground, reason)
  values ($1, $2, 'city.counselor', '2013-10-31', 'PERSON_CAME', '本人が他の窓口に来所したため')`;
const read = (text: string) => bench.as(ELSEWHERE, text, [CONSENTED_ALL]);

describe("row-level security of the other party at a service point that does not serve the person", () => {
  it("hides the person until the record was opened, in the own name, with any consent given", async () => {
    const profiles = "select from national_profile where seeker_id = $1";
    const visible = "select seeker_is_visible($1) as yes";
    expect([await read(profiles), await read(visible)]).toEqual([[], [{ yes: false }]]);
    expect(await writeOutcome(bench, ELSEWHERE, OPENING, [CONSENTED_ALL, "somebody else"])).toBe("42501");
    expect(await writeOutcome(bench, ELSEWHERE, OPENING, [CONSENTED_NONE, "peer"])).toBe("nothing");
    expect(await writeOutcome(bench, ELSEWHERE, OPENING, [CONSENTED_ALL, "peer"])).toBe("done");
    await bench.owner(OPENING, [CONSENTED_ALL, "peer"]);
    expect([await read(profiles), await read(visible)]).toEqual([[{}], [{ yes: true }]]);
  });

  it("shows by consent a person whom the office registered at no service point", async () => {
    await bench.owner("delete from opened_record where seeker_id = $1", [CONSENTED_ALL]);
    const profiles = "select from national_profile where seeker_id = $1";
    expect(await read(profiles)).toEqual([]);
    await bench.owner("update registration set service_point_id = null where seeker_id = $1", [CONSENTED_ALL]);
    await bench.owner("update referral set service_point_id = null where seeker_id = $1", [CONSENTED_ALL]);
    expect(await read(profiles)).toEqual([{}]);
  });
});
