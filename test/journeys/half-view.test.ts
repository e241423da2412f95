import { randomUUID } from "node:crypto";
import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";

const VIEW = `query ($id: ID!) {
  seeker(id: $id) {
    id
    city { profile { name wardCode ageBand publicAssistance registeredAt { name } status } withheld { reason } }
    national { profile { name birthDate } registration { number status seeker { id } servicePoint { wardName } } }
  }
}`;

const known = randomUUID();
let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
  await insertPerson(system, known);
});
afterAll(() => system?.[Symbol.asyncDispose]());

/** Reads the view as the person. */
const view = (id: string) => system.askAs({ role: "seeker", seeker: id }, VIEW, { id });

async function insertPerson({ databases: { city, national } }: TestSystem, id: string): Promise<void> {
  await city.dataSource.query(
    `with file as (
       insert into city_file (seeker_id, registered_at, registered_on) values ($1, 'shiroishi', '2013-06-03')
     )
     insert into city_profile (seeker_id, name, birth_date, ward_code) values ($1, '試験 太郎', '1961-04-02', '011045')`,
    [id],
  );
  await city.dataSource.query("insert into public_assistance values ($1, true)", [id]);
  await national.dataSource.query(
    `with file as (insert into national_file values ($1))
     insert into national_profile (seeker_id, name, birth_date) values ($1, '試験 太郎', '1961-04-02')`,
    [id],
  );
  await national.dataSource.query(
    `insert into registration (id, number, seeker_id, office, service_point_id, received_on, valid_until, status,
       desired_occupations, any_occupation, desired_employment_types, qualifications)
     values (gen_random_uuid(), $2, $1, '札幌東', 'shiroishi', '2013-09-02', '2013-11-30', 'ACTIVE', '{}', true, '{}', '{}')`,
    [id, id === known ? "01020-123456" : `01020-${Date.now() % 1e8}`],
  );
}

const city = {
  profile: {
    name: "試験 太郎",
    wardCode: "011045",
    ageBand: "FROM_45_TO_54",
    publicAssistance: true,
    registeredAt: { name: "あいワーク白石" },
    status: "OPEN",
  },
  withheld: [],
};
const national = {
  profile: { name: "試験 太郎", birthDate: "1961-04-02" },
  registration: {
    number: "01020-123456",
    status: "ACTIVE",
    seeker: { id: known },
    servicePoint: { wardName: "白石区" },
  },
};
const whole = { id: known, city, national };
const other: Record<PartyName, PartyName> = { city: "national", national: "city" };
const parties: PartyName[] = ["city", "national"];

describe("the view of a seeker", () => {
  it("has both parties' halves under one id", async () => {
    expect(await view(known)).toMatchObject({ data: { seeker: whole }, errors: [] });
  });

  it("has only the id, without an error, if neither party knows the person", async () => {
    const id = randomUUID();
    expect(await view(id)).toMatchObject({
      data: { seeker: { id, city: null, national: null } },
      errors: [],
    });
  });

  it("is refused for a malformed id", async () => {
    const { data, errors } = await system.ask(VIEW, { id: "1" });
    expect(data.seeker).toBeNull();
    expect(errors).toMatchObject([
      { message: "id is not a UUID: give the id of a record as it is.", extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  it.each(parties)("has the id and the whole other half when the %s half fails inside", async (party) => {
    const table = party === "city" ? "city_file" : "national_file";
    await system.databases[party].dataSource.query(`alter table ${table} rename to renamed_away`);
    const { data, errors, text } = await view(known);
    await system.databases[party].dataSource.query(`alter table renamed_away rename to ${table}`);
    expect(data.seeker).toEqual({ ...whole, [party]: null });
    expect(errors).toMatchObject([{ path: ["seeker", party], extensions: { code: "INTERNAL" } }]);
    expectNoInternals(text, system.parties[party].port);
  });

  it.each(parties)("has the id and the whole other half when the %s party does not know the person", async (party) => {
    const stranger = randomUUID();
    await insertPerson(system, stranger);
    const { dataSource } = system.databases[party];
    const tables =
      party === "city"
        ? ["public_assistance", "city_profile", "city_file"]
        : ["registration", "national_profile", "national_file"];
    for (const table of tables) await dataSource.query(`delete from ${table} where seeker_id = $1`, [stranger]);
    const { data, errors } = await view(stranger);
    expect(errors).toEqual([]);
    expect(data.seeker).toMatchObject({
      id: stranger,
      [party]: null,
      [other[party]]: { profile: { name: "試験 太郎" } },
    });
  });

  it("shows a registration as EXPIRED by the business day, whether or not a nightly job has run", async () => {
    await system.databases.national.dataSource.query("update registration set valid_until = '2013-10-30'");
    const { data } = await view(known);
    expect(data.seeker.national.registration.status).toBe("EXPIRED");
    await system.databases.national.dataSource.query("update registration set valid_until = '2013-11-30'");
  });

  it("has the id and the whole other half while one process is stopped, and both halves when it is back", async () => {
    for (const party of parties) {
      await system.stop(party);
      const { data, errors, text } = await view(known);
      expect(data.seeker).toEqual({ ...whole, [party]: null });
      expect(errors).toMatchObject([{ path: ["seeker", party], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
      expectNoInternals(text, system.parties[party].port);
      await system.restart(party);
      expect((await view(known)).data.seeker).toEqual(whole);
    }
  });
});

function expectNoInternals(text: string, port: number): void {
  for (const word of ["127.0.0.1", "localhost", String(port), "ECONN", "select", "relation", "renamed_away", "    at "])
    expect(text).not.toContain(word);
}
