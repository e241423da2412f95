import { findUnfoundedReadings } from "@aiwork/agreement/joint-counter/opened-record/verify-openings";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file", { name: "照会 花子", birth_date: "1970-05-05" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const owner = (text: string) => party.database.dataSource.query(text);
const found = async () => (await findUnfoundedReadings(party.database)).map(({ what }) => what);
const open = () =>
  cityMutations(party).mutate(CITY_COUNSELOR_ELSEWHERE, "openCityRecordWithReason", { seekerId, ...OPENING });
const LOOKUP = "query ($lookup: CityPersonLookupInput!) { cityPersons(lookup: $lookup) { seekerId } }";

describe("openings and lookups, which hang on no chain", () => {
  it("are missed by the readings that rest on them when they were changed or removed", async () => {
    await open();
    expect(await found()).toEqual([]);
    await owner("update opened_record set reason = '別の理由を後から書いた'");
    expect(await found()).toEqual(["the opening that it rests on was changed or removed"]);
    await owner("delete from opened_record");
    expect(await found()).toEqual(["the opening that it rests on was changed or removed"]);
  });

  it("are there for a lookup that found somebody", async () => {
    const before = await found();
    const lookup = { name: "照会 花子", birthDate: "1970-05-05", ground: "PERSON_CAME", reason: "窓口に来所したため" };
    const { data, errors } = await party.askAs(CITY_COUNSELOR_ELSEWHERE, LOOKUP, { lookup });
    expect(errors).toEqual([]);
    expect(data.cityPersons.length).toBeGreaterThan(0);
    expect(await found()).toEqual(before);
    await owner("delete from person_lookup");
    const lost = (await found()).filter((what) => what.startsWith("the lookup"));
    expect(lost).toHaveLength(data.cityPersons.length);
  });
});
