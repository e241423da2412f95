import { personalDataFaults } from "@aiwork/kit/agreement/personal-data-faults";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";
import { cityPersonalData } from "./city-personal-data";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the city's inventory of personal data", () => {
  it("names exactly the columns and tables that exist", async () => {
    expect(await personalDataFaults(party.database, cityPersonalData)).toEqual([]);
  });

  it("reports a table or a column that the inventory lacks", async () => {
    await party.database.dataSource.query(
      `create table hobby (seeker_id uuid); alter table counseling_session add column mood text`,
    );
    expect(await personalDataFaults(party.database, cityPersonalData)).toEqual(
      expect.arrayContaining([
        "hobby.seeker_id is not in the catalogue",
        "counseling_session.mood is not in the catalogue",
      ]),
    );
  });

  it("reports a table listed as nobody's that has, or refers to, a person's key", async () => {
    await party.database.dataSource.query(`create table pet (owner_id uuid references counseling_session)`);
    const held = { ...cityPersonalData, ofNobody: { ...cityPersonalData.otherTables, hobby: "a try", pet: "a try" } };
    expect(await personalDataFaults(party.database, held)).toEqual(
      expect.arrayContaining([
        "hobby has a person's key, and is said to be of nobody",
        "pet hangs on counseling_session, and is said to be of nobody",
      ]),
    );
  });
});
