import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31", "resolvers");
});
afterAll(() => party?.[Symbol.asyncDispose]());

it("answers the other party's staff as for an unknown person where the record was opened and no consent was ever given", async () => {
  const who = { role: "national.counselor", servicePoints: ["teine"] };
  const seeker_id = await arrangeCity(party, "city_file", { registered_at: "teine" });
  await party.database.dataSource.query(
    `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
     values ($1, 'https://issuer.test national.counselor teine', 'national.counselor', '2013-10-31', '緊急')`,
    [seeker_id],
  );
  const city = async () =>
    (
      await party.askAs(who, "query ($id: ID!) { seeker(id: $id) { city { withheld { category } } } }", {
        id: seeker_id,
      })
    ).data.seeker.city;
  expect(await city()).toBeNull();
  await arrangeCity(party, "disclosure_consent", { seeker_id });
  expect(await city()).not.toBeNull();
});
