import { randomUUID } from "node:crypto";
import { TEST_ACCESS_RECORD_KEY } from "@aiwork/kit/access-log/access-log-bench";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_TRACE_ID, cityPersonAs, cityRecordReader } from "@aiwork/kit/city/read-city-records";
import { CITY_COUNSELOR, NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { verifyAccessRecords } from "@aiwork/subgraph/access-log/verify-access-records";
import type { Mismatch } from "@aiwork/subgraph/access-log/verify-chain";
import { city } from "../../city";

const AUDITOR = { role: "auditor.city" };

let party: TestParty;
let looking: ReturnType<typeof cityRecordReader>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  looking = cityRecordReader(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("access records", () => {
  const RECORD = "id holder seekerId readAt by { party role name } categories basis purpose reason traceId";

  it("shows a person their access records, newest first, without the current reading", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.view(CITY_COUNSELOR, seekerId, "profile { name }");
    await looking.view(cityPersonAs(seekerId), seekerId, "profile { name }");
    const page = `accessRecords(first: 1) { edges { cursor node { ${RECORD} } } pageInfo { hasNextPage } totalCount }`;
    const { data, errors } = await looking.view(cityPersonAs(seekerId), seekerId, page);
    expect(errors).toEqual([]);
    expect(data.seeker.city.accessRecords).toMatchObject({
      edges: [{ node: { holder: "CITY", seekerId, basis: "SELF", by: { party: null, role: "seeker", name: null } } }],
      pageInfo: { hasNextPage: true },
      totalCount: 2,
    });
    const after = data.seeker.city.accessRecords.edges[0].cursor;
    const next = await looking.view(
      CITY_COUNSELOR,
      seekerId,
      `accessRecords(first: 9, after: "${after}") { edges { node { ${RECORD} } } }`,
    );
    expect(next.data.seeker.city.accessRecords.edges).toEqual([
      {
        node: {
          id: expect.stringMatching(/^\d+-\d+$/),
          holder: "CITY",
          seekerId,
          readAt: expect.stringMatching(/Z$/),
          by: { party: "CITY", role: "city.counselor", name: "相談 花子" },
          categories: ["CITY_PROFILE"],
          basis: "OWN_ROLE",
          purpose: "職務の遂行",
          reason: null,
          traceId: CITY_TRACE_ID,
        },
      },
    ]);
  });

  it("never shows access records to the other party", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.consent(seekerId, "CITY_PROFILE");
    const { data, errors } = await looking.view(NATIONAL_GUEST, seekerId, `accessRecords(first: 1) { totalCount }`);
    expect([data.seeker.city.accessRecords, errors]).toEqual([null, []]);
  });

  const listed = (filter: Record<string, unknown>, who = AUDITOR) =>
    looking.ask(
      who,
      "query ($filter: AccessRecordFilter!) { cityAccessRecords(filter: $filter, first: 100) { edges { node { seekerId basis } } } }",
      { filter: { from: "2013-10-31T00:00:00.000Z", to: "2100-01-01T00:00:00.000Z", ...filter } },
    );

  it("lets the auditor list access records, and records that reading for each person listed", async () => {
    const [one, two] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    for (const seekerId of [one, two]) await looking.view(cityPersonAs(seekerId), seekerId, "profile { name }");
    await looking.view(CITY_COUNSELOR, one, "profile { name }");
    const read = async (filter: Record<string, unknown>) =>
      (await listed(filter)).data.cityAccessRecords.edges.map(({ node }: { node: object }) => node);
    expect(await read({ seekerId: one, basis: "SELF" })).toEqual([{ seekerId: one, basis: "SELF" }]);
    expect(await looking.basesOf(one)).toEqual(["SELF", "OWN_ROLE", "AUDIT"]);
    expect(await looking.basesOf(two)).toEqual(["SELF"]);
    expect(await read({ seekerId: one })).toHaveLength(3);
    expect(await read({ seekerId: one, to: "2013-11-01T00:00:00.000Z" })).toEqual([]);
    expect(await looking.basesOf(one)).toEqual(["SELF", "OWN_ROLE", "AUDIT", "AUDIT"]);
  });

  it("lets the auditor read one person's access records and nothing else of the half", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    await looking.view(CITY_COUNSELOR, seekerId, "profile { name }");
    const { data } = await looking.view(
      AUDITOR,
      seekerId,
      "profile { name } accessRecords(first: 9) { edges { node { basis } } }",
    );
    expect(data.seeker.city).toEqual({ profile: null, accessRecords: { edges: [{ node: { basis: "OWN_ROLE" } }] } });
    expect(await looking.basesOf(seekerId)).toEqual(["OWN_ROLE", "AUDIT"]);
  });

  it("refuses a period of access records that ends before it begins", async () => {
    const { errors } = await listed({ from: "2013-11-01T00:00:00.000Z", to: "2013-10-31T00:00:00.000Z" });
    expect(errors).toMatchObject([{ extensions: { refusal: "INSTANTS_REVERSED" } }]);
    expect((await listed({ seekerId: "nobody" })).errors).toMatchObject([{ extensions: { refusal: "MALFORMED_ID" } }]);
  });

  it("lists access records to no other role", async () => {
    for (const who of [CITY_COUNSELOR, NATIONAL_GUEST, { role: "auditor.national" }, cityPersonAs(randomUUID())])
      expect((await listed({}, who)).errors).toMatchObject([{ extensions: { refusal: "NOT_YOUR_ROLE" } }]);
  });

  it("verifies every access record that this party has written", async () => {
    const mismatches: Mismatch[] = [];
    const report = (mismatch: Mismatch) => void mismatches.push(mismatch);
    await verifyAccessRecords(party.database, { party: "CITY", keys: [TEST_ACCESS_RECORD_KEY], report });
    expect(mismatches).toEqual([]);
  });
});
