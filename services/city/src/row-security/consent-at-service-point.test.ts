import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_CONSENTED_PROFILE,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const ELSEWHERE = { role: "national.counselor", servicePoints: ["toyohira"], subject: "peer" };
const OPENING = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, ground, reason)
  values ($1, $2, 'national.counselor', '2013-10-31', 'PERSON_CAME', '本人が他の窓口に来所したため')`;
const HERE = { ...ELSEWHERE, servicePoints: ["shiroishi"] };
const read = (text: string) => bench.as(ELSEWHERE, text, [CITY_CONSENTED_ALL]);

describe("row-level security of the other party at a service point that does not serve the person", () => {
  it("hides the person until the record was opened, in the own name, with any consent given", async () => {
    const profiles = "select from city_profile where seeker_id = $1";
    const visible = "select seeker_is_visible($1) as yes";
    expect([await read(profiles), await read(visible)]).toEqual([[], [{ yes: false }]]);
    expect(await writeOutcome(bench, ELSEWHERE, OPENING, [CITY_CONSENTED_ALL, "somebody else"])).toBe("42501");
    expect(await writeOutcome(bench, ELSEWHERE, OPENING, [CITY_CONSENTED_NONE, "peer"])).toBe("nothing");
    expect(await writeOutcome(bench, ELSEWHERE, OPENING, [CITY_CONSENTED_ALL, "peer"])).toBe("done");
    await bench.owner(OPENING, [CITY_CONSENTED_ALL, "peer"]);
    expect([await read(profiles), await read(visible)]).toEqual([[{}], [{ yes: true }]]);
  });

  it("tells those who work at a service point whom it serves, of who has given a consent", async () => {
    const served = async (who: typeof HERE, seeker: string) => {
      const text = "select seeker_is_served_at($1, '{shiroishi}', '2013-10-31') as yes";
      return (await bench.as(who, text, [seeker]))[0].yes;
    };
    expect([await served(HERE, CITY_CONSENTED_ALL), await served(HERE, CITY_CONSENTED_NONE)]).toEqual([true, false]);
    expect(await served(ELSEWHERE, CITY_CONSENTED_ALL)).toBe(false);
  });

  it("tells of consents where they reach alone, and nobody whether there is any", async () => {
    const terms = async (who: typeof HERE) =>
      (await bench.as(who, "select from consent_terms($1)", [CITY_CONSENTED_PROFILE])).length;
    expect([await terms(HERE), await terms(ELSEWHERE)]).toEqual([2, 0]);
    await expect(bench.as(HERE, "select has_file($1)", [CITY_CONSENTED_PROFILE])).rejects.toThrow("permission denied");
    await bench.owner(OPENING, [CITY_CONSENTED_PROFILE, "peer"]);
    expect(await terms(ELSEWHERE)).toBe(2);
  });
});
