import { heldDataFaults } from "@aiwork/agreement/testing/held-data-faults";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "../city";
import { cityHeldData } from "./city-held-data";

let party: TestParty;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the city's inventory of personal data", () => {
  it("names exactly the columns and tables that exist", async () => {
    expect(await heldDataFaults(party.database, cityHeldData)).toEqual([]);
  });

  it("reports a table or a column that the inventory lacks", async () => {
    await party.database.dataSource.query(
      `create table hobby (seeker_id uuid); alter table counseling_session add column mood text`,
    );
    expect(await heldDataFaults(party.database, cityHeldData)).toEqual(
      expect.arrayContaining([
        "hobby.seeker_id is not in the catalogue",
        "counseling_session.mood is not in the catalogue",
      ]),
    );
  });

  it("reports a table listed as nobody's that has, or refers to, a person's key", async () => {
    await party.database.dataSource.query(`create table pet (owner_id uuid references counseling_session)`);
    const held = { ...cityHeldData, ofNobody: { ...cityHeldData.ofNobody, hobby: "a try", pet: "a try" } };
    expect(await heldDataFaults(party.database, held)).toEqual(
      expect.arrayContaining([
        "hobby has a person's key, and is said to be of nobody",
        "pet hangs on counseling_session, and is said to be of nobody",
      ]),
    );
  });
});
