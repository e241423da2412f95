import { personalDataFaults } from "@aiwork/kit/agreement/personal-data-faults";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";
import { nationalPersonalData } from "./national-personal-data";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the national personal-data inventory", () => {
  it("names exactly the columns of all tables", async () => {
    expect(await personalDataFaults(party.database, nationalPersonalData)).toEqual([]);
  });

  it("reports a new table and a new column", async () => {
    await party.database.dataSource.query(
      `create table hobby (seeker_id uuid); alter table consultation add column mood text`,
    );
    expect(await personalDataFaults(party.database, nationalPersonalData)).toEqual(
      expect.arrayContaining(["hobby.seeker_id is not in the catalogue", "consultation.mood is not in the catalogue"]),
    );
  });

  it("reports a table that is listed as nobody's but refers to a person", async () => {
    await party.database.dataSource.query(`create table pet (owner_id uuid references consultation)`);
    const held = {
      ...nationalPersonalData,
      ofNobody: { ...nationalPersonalData.otherTables, hobby: "a try", pet: "a try" },
    };
    expect(await personalDataFaults(party.database, held)).toEqual(
      expect.arrayContaining([
        "hobby has a person's key, and is said to be of nobody",
        "pet hangs on consultation, and is said to be of nobody",
      ]),
    );
  });
});
