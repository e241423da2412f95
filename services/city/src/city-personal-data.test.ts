import { personalDataFaults } from "@aiwork/kit/agreement/personal-data-faults";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";
import { cityPersonalData } from "./city-personal-data";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const change = (text: string) => party.database.dataSource.query(text);

describe("the city's personal-data inventory", () => {
  it("states every column of every table, and the access that the database's policies give", async () => {
    expect(await personalDataFaults(party.database, cityPersonalData)).toEqual([]);
  });

  it("reports a table and a column that come to the database without a statement", async () => {
    await change(`create table hobby (seeker_id uuid); alter table counseling_session add column mood text;
      create materialized view crowd as select name from city_profile`);
    expect(await personalDataFaults(party.database, cityPersonalData)).toEqual([
      "counseling_session.mood is in no entity with a statement",
      "crowd.name is in no entity with a statement",
      "hobby.seeker_id is in no entity with a statement",
    ]);
  });

  it("reports a table stated to be of nobody that has, or refers to, a person's key", async () => {
    await change("create table pet (owner_id uuid references counseling_session)");
    const otherTables = { ...cityPersonalData.otherTables, hobby: "a try", pet: "a try" };
    expect(await personalDataFaults(party.database, { ...cityPersonalData, otherTables })).toEqual(
      expect.arrayContaining([
        "hobby has a person's key, and is stated to be of nobody",
        "pet refers to counseling_session, and is stated to be of nobody",
      ]),
    );
  });

  it("reports a policy that opens a table to more callers, or by another consent, than it states", async () => {
    await change(`create policy wide on counseling_note for select to city_self using (true);
      drop policy peer on counseling_session;
      create policy peer on counseling_session for select to city_peer using (consented(seeker_id, 'LIAISON'))`);
    expect(await personalDataFaults(party.database, cityPersonalData)).toEqual(
      expect.arrayContaining([
        "counseling_note is stated to be read by staff, and is read by self staff",
        "counseling_session is stated to be of category COUNSELING_SUMMARY, and is opened by consents to LIAISON",
      ]),
    );
  });
});
