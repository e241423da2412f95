import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, CITY_CONSENTED_NONE, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
  await bench.owner("update city_file set status = 'CLOSED', registered_at = 'shiroishi' where seeker_id = $1", [
    CITY_CONSENTED_NONE,
  ]);
  await bench.owner("update city_file set ended_on = '2013-06-30' where seeker_id = $1", [CITY_CONSENTED_NONE]);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose]());

const ONE = { ...cityCallers.counselor, subject: "one", name: "相談 一郎" };
const OTHER = { ...cityCallers.counselor, subject: "other", name: "相談 二郎" };
const FILE = `'${CITY_CONSENTED_NONE}'`;
const STATUS = `update city_file set status = 'ANONYMIZED' where seeker_id = ${FILE}`;
const ERASE = `select anonymize_file(${FILE})`;
const PROPOSED = `select from anonymization_proposal where seeker_id = ${FILE}`;
const propose = (by: string, role = "city.counselor", name = ONE.name) =>
  `insert into anonymization_proposal (seeker_id, proposed_by, by_role, by_name, reason)
   values (${FILE}, '${by}', '${role}', '${name}', '保存期間')`;
const errorOf = (who: typeof ONE, statement: string) =>
  bench.as(who, statement).then(
    () => "done",
    ({ code }) => code,
  );

describe("row-level security of anonymization", () => {
  it("lets nobody anonymize what nobody proposed", async () => {
    expect(await errorOf(ONE, ERASE)).toBe("42501");
    expect(await errorOf(ONE, STATUS)).toBe("42501");
  });

  it("lets nobody erase a file without a profile either", async () => {
    const [{ id }] = await bench.owner(
      `insert into city_file (seeker_id, registered_at, registered_on, status)
       values (gen_random_uuid(), 'shiroishi', '2013-06-03', 'CLOSED') returning seeker_id as id`,
    );
    expect(await errorOf(ONE, `select anonymize_file('${id}')`)).toBe("42501");
  });

  it.each([
    ["for another", ONE, propose("other"), "42501"],
    ["in another's name", ONE, propose("one", "city.counselor", OTHER.name), "42501"],
    ["under another role", ONE, propose("one", "city.secretariat"), "42501"],
    ["by staff of another service point", { ...ONE, servicePoints: ["toyohira"] }, propose("one"), "42501"],
    ["by oneself", ONE, propose("one"), "done"],
  ])("is proposed %s: %#", async (_, who, statement, outcome) => {
    expect(await writeOutcome(bench, who, statement)).toBe(outcome);
  });

  it("is read by counselors of the person's service point alone", async () => {
    const read = async (who: typeof cityCallers.officer) => (await bench.as(who, PROPOSED)).length;
    expect([await read(OTHER), await read(cityCallers.counselorElsewhere), await read(cityCallers.officer)]).toEqual([
      1, 0, 0,
    ]);
  });

  it("is carried out by another alone", async () => {
    expect(await errorOf(ONE, ERASE)).toBe("42501");
    expect(await errorOf(ONE, STATUS)).toBe("42501");
    expect(await errorOf(OTHER, ERASE)).toBe("done");
    expect(await errorOf(OTHER, STATUS)).toBe("done");
    expect(await bench.owner(PROPOSED)).toEqual([]);
  });

  it("leaves the day on which the file was closed", async () => {
    const ended = `select ended_on::text as day from city_file where seeker_id = ${FILE}`;
    expect(await bench.owner(ended)).toEqual([{ day: "2013-06-30" }]);
  });
});
