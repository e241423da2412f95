import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
let name: string;
let born: string;
let number: string;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  await bench.owner("update national_profile set birth_date = '1960-05-05'");
  [{ name, born, number }] = await bench.owner(
    `select name, birth_date::text as born, number from national_profile join registration using (seeker_id)
     where number is not null order by number limit 1`,
  );
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const named = (who: keyof typeof nationalCallers) =>
  bench.as(nationalCallers[who], "select from look_up_persons($1, $2::date, 'PERSON_CAME', '転居のため来所')", [
    name,
    born,
  ]);
const numbered = (who: keyof typeof nationalCallers) =>
  bench.as(nationalCallers[who], "select from look_up_number($1, 'PERSON_CAME', '転居のため来所')", [number]);

describe("the lookup of persons by name and birth date, or by number", () => {
  it("tells counselors of any service point, and no other staff of the same login", async () => {
    for (const who of ["counselor", "counselorElsewhere"] as const) {
      expect((await named(who)).length).toBeGreaterThan(0);
      expect(await numbered(who)).toHaveLength(1);
    }
    expect([await named("officer"), await numbered("officer")]).toEqual([[], []]);
  });

  it.each(["peer", "person", "auditor", "anybody"] as const)("may not be called by %s", async (who) => {
    await expect(named(who)).rejects.toThrow("permission denied");
    await expect(numbered(who)).rejects.toThrow("permission denied");
  });

  it("names twins within a lookup alone", async () => {
    const me = { ...nationalCallers.counselor, subject: "who leaves no trace" };
    for (const text of ["persons_named($1, $2::date)", "look_for_twins($1, $2::date, gen_random_uuid())"])
      await expect(bench.as(me, `select from ${text}`, [name, born])).rejects.toMatchObject({ code: "42501" });
  });

  it("names nobody by a name of which nothing can be sought", async () => {
    const [{ form }] = await bench.owner("select search_form('・') as form");
    expect(form).toBe("");
    const [{ id, born }] = await bench.owner(
      "select seeker_id as id, birth_date::text as born from national_profile limit 1",
    );
    await bench.owner("update national_profile set name = '・', name_kana = '・' where seeker_id = $1", [id]);
    const NOTHING = `select from look_up_persons('・', '${born}', 'PERSON_CAME', '転居のため来所')`;
    expect(await bench.as(nationalCallers.counselor, NOTHING)).toEqual([]);
  });
});
