import { personalDataFaults } from "@aiwork/kit/agreement/personal-data-faults";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";
import { nationalPersonalData } from "./national-personal-data";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const change = (text: string) => party.database.dataSource.query(text);

describe("the national personal-data inventory", () => {
  it("states every column of every table, and the access that the database's policies give", async () => {
    expect(await personalDataFaults(party.database, nationalPersonalData)).toEqual([]);
  });

  it("reports a table and a column that come to the database without a statement", async () => {
    await change("create table hobby (seeker_id uuid); alter table consultation add column mood text");
    expect(await personalDataFaults(party.database, nationalPersonalData)).toEqual([
      "consultation.mood is in no entity with a statement",
      "hobby.seeker_id is in no entity with a statement",
    ]);
  });

  it("reports a table stated to be of nobody that has, or refers to, a person's key", async () => {
    await change("create table pet (owner_id uuid references consultation)");
    const otherTables = { ...nationalPersonalData.otherTables, hobby: "a try", pet: "a try" };
    expect(await personalDataFaults(party.database, { ...nationalPersonalData, otherTables })).toEqual(
      expect.arrayContaining([
        "hobby has a person's key, and is stated to be of nobody",
        "pet refers to consultation, and is stated to be of nobody",
      ]),
    );
  });

  it("reports a policy that opens a table to more callers, or by another consent, than it states", async () => {
    await change(`create policy wide on consultation_note for select to national_self using (true);
      drop policy peer on consultation;
      create policy peer on consultation for select to national_peer using (consented(seeker_id, 'LIAISON'))`);
    expect(await personalDataFaults(party.database, nationalPersonalData)).toEqual(
      expect.arrayContaining([
        "consultation_note is stated to be read by staff, and is read by self staff",
        "consultation is stated to be of category CONSULTATION_SUMMARY, and is opened by consents to LIAISON",
      ]),
    );
  });
});
