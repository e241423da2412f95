import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const NAMED = "select from look_up_persons('札幌　花子', '1960-05-05', 'PERSON_CAME', '転居のため来所')";
const TWINS = "look_for_twins('札幌　花子', '1960-05-05', gen_random_uuid())";

describe("the lookup of persons by name and birth date", () => {
  it("tells counselors of any service point, and no other staff of the same login", async () => {
    expect(await bench.as(cityCallers.counselor, NAMED)).toHaveLength(5);
    expect(await bench.as(cityCallers.counselorElsewhere, NAMED)).toHaveLength(5);
    expect(await bench.as(cityCallers.officer, NAMED)).toEqual([]);
  });

  it.each(["peer", "person", "auditor", "anybody"] as const)("may not be called by %s", async (who) => {
    await expect(bench.as(cityCallers[who], NAMED)).rejects.toThrow("permission denied");
  });

  it("is no act's that leaves no trace: twins are named within a lookup, which stays once it has named one", async () => {
    const me = { ...cityCallers.counselor, subject: "who leaves no trace" };
    const kept = () => bench.owner("select found, has_ended from person_lookup where looked_up_by = $1", [me.subject]);
    await expect(bench.as(me, "select from persons_named('札幌　花子', '1960-05-05')")).rejects.toThrow(
      "permission denied",
    );
    await expect(bench.as(me, `select from ${TWINS}`)).rejects.toThrow("within a lookup");
    const begin = "keep_lookup('POSSIBLE_TWIN', '重複の確認', 0, false)";
    const atOnce = `with begun as materialized (select ${begin} as id),
        told as materialized (select id, (select count(*)::int from ${TWINS} where id is not null) as twins from begun)
      select twins, end_lookup(id, 0) from told`;
    expect(await bench.as(me, atOnce)).toMatchObject([{ twins: 5 }]);
    expect(await kept()).toEqual([{ found: 5, has_ended: true }]);
    const [{ id }] = await bench.as(me, `select ${begin} as id`);
    expect(await bench.as(me, `select from ${TWINS}`)).toHaveLength(5);
    await bench.as(me, "select end_lookup($1, 0)", [id]);
    expect(await kept()).toHaveLength(2);
    const [{ id: other }] = await bench.as(me, `select ${begin} as id`);
    expect(await bench.as(me, "select from look_for_twins('誰も いない', '1960-05-05', $1)", [other])).toEqual([]);
    await bench.as(me, "select end_lookup($1, 0)", [other]);
    expect(await kept()).toHaveLength(2);
  });

  it("names nobody by a name of which nothing can be sought", async () => {
    const [{ form }] = await bench.owner("select search_form('・') as form");
    expect(form).toBe("");
    const [{ id, born }] = await bench.owner(
      "select seeker_id as id, birth_date::text as born from city_profile limit 1",
    );
    await bench.owner("update city_profile set name = '・', name_kana = '・' where seeker_id = $1", [id]);
    const NOTHING = `select from look_up_persons('・', '${born}', 'PERSON_CAME', '転居のため来所')`;
    expect(await bench.as(cityCallers.counselor, NOTHING)).toEqual([]);
  });
});
