import { randomUUID } from "node:crypto";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR } from "@aiwork/kit/city/send-city-mutation";
import { WAITING_FOR_LOCKS } from "@aiwork/kit/postgres/waiting-for-locks";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const AT_ONCE = 24;
const LOOKUP = { name: "高崎 恵子", birthDate: "1970-05-05", ground: "PERSON_CAME", reason: "転居のため来所された" };
const BUSY = { extensions: { code: "OVERLOADED", refusal: "CALLER_BUSY" } };

describe("one counselor's many lookups or openings at once", () => {
  it.each([
    [
      "lookups",
      (who: typeof CITY_COUNSELOR) =>
        party.askAs(who, "query ($lookup: CityPersonLookupInput!) { cityPersons(lookup: $lookup) { __typename } }", {
          lookup: LOOKUP,
        }),
    ],
    [
      "openings",
      (who: typeof CITY_COUNSELOR) =>
        party.askAs(
          who,
          "mutation ($input: OpenCityRecordWithReasonInput!) { openCityRecordWithReason(input: $input) { userErrors { code } } }",
          { input: { idempotencyKey: randomUUID(), seekerId: randomUUID(), ...OPENING } },
        ),
    ],
  ])("wait for each other without connections, and are refused where too many do: %s", async (kind, ask) => {
    const who = { ...CITY_COUNSELOR, subject: `who makes ${kind}` };
    await arrangeCity(party, "city_file");
    const keeper = party.database.dataSource.createQueryRunner();
    await keeper.startTransaction();
    await keeper.query("select lock_until_end($1)", [`${kind} of ${who.subject}`]);
    const asking = Array.from({ length: AT_ONCE }, () => ask(who));
    const waiting = async () => (await party.database.dataSource.query(WAITING_FOR_LOCKS)).length;
    while ((await waiting()) === 0) await new Promise(setImmediate);
    const colleague = { ...CITY_COUNSELOR, subject: "a colleague" };
    expect((await party.askAs(colleague, "{ seekers(first: 1) { totalCount } }")).errors).toEqual([]);
    expect(await waiting()).toBe(1);
    await keeper.rollbackTransaction();
    await keeper.release();
    const refused = (await Promise.all(asking)).flatMap(({ errors }) => errors);
    expect(refused).toMatchObject(Array.from({ length: AT_ONCE - 21 }, () => BUSY));
  });
});
