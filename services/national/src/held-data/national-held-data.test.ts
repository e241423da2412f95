import { heldDataFaults } from "@aiwork/agreement/testing/held-data-faults";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { national } from "../national";
import { nationalHeldData } from "./national-held-data";

let party: TestParty;
beforeAll(async () => {
  party = await openTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the national personal-data inventory", () => {
  it("names exactly the columns of all tables", async () => {
    expect(await heldDataFaults(party.database, nationalHeldData)).toEqual([]);
  });

  it("reports a new table and a new column", async () => {
    await party.database.dataSource.query(
      `create table hobby (seeker_id uuid); alter table consultation add column mood text`,
    );
    expect(await heldDataFaults(party.database, nationalHeldData)).toEqual(
      expect.arrayContaining(["hobby.seeker_id is not in the catalogue", "consultation.mood is not in the catalogue"]),
    );
  });

  it("reports a table that is listed as nobody's but refers to a person", async () => {
    await party.database.dataSource.query(`create table pet (owner_id uuid references consultation)`);
    const held = { ...nationalHeldData, ofNobody: { ...nationalHeldData.ofNobody, hobby: "a try", pet: "a try" } };
    expect(await heldDataFaults(party.database, held)).toEqual(
      expect.arrayContaining([
        "hobby has a person's key, and is said to be of nobody",
        "pet hangs on consultation, and is said to be of nobody",
      ]),
    );
  });
});
