import { consentTermsOf } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { watchStatements } from "@aiwork/kit/postgres/empty-database";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function consents(seekerId: string) {
  const { data, errors } = await party.ask(
    `query ($id: ID!) { seeker(id: $id) { city { consents {
      id holder recipient categories purpose evidence givenOn expiresOn withdrawnAt status takenBy { party role name }
    } } } }`,
    { id: seekerId },
  );
  expect(errors).toEqual([]);
  return data.seeker.city.consents;
}

describe("a consent given to the city", () => {
  it("lets national staff read the city's data when a consent covers it", async () => {
    const seeker_id = await arrangeCity(party, "city_file");
    const id = await arrangeCity(party, "disclosure_consent", {
      seeker_id,
      categories: ["CITY_PROFILE", "COUNSELING_SUMMARY"],
      taken_by_role: "city.counselor",
      taken_by_name: "相談 花子",
    });
    expect(await consents(seeker_id)).toEqual([
      {
        id,
        holder: "CITY",
        recipient: "NATIONAL",
        categories: ["CITY_PROFILE", "COUNSELING_SUMMARY"],
        purpose: "就労支援のため",
        evidence: "SIGNED_FORM",
        givenOn: "2013-06-03",
        expiresOn: "2014-06-02",
        withdrawnAt: null,
        status: "ACTIVE",
        takenBy: { party: "CITY", role: "city.counselor", name: "相談 花子" },
      },
    ]);
  });

  it.each([
    ["ACTIVE", "2013-10-31", null],
    ["EXPIRED", "2013-10-30", null],
    ["WITHDRAWN", "2013-10-31", "2013-07-01T00:00:00.000Z"],
    ["WITHDRAWN", "2013-10-30", "2013-07-01T00:00:00.000Z"],
  ])(
    "reads a consent as %s on the business day when it lasts until %s and was withdrawn at %s",
    async (status, expiresOn, at) => {
      const seeker_id = await arrangeCity(party, "city_file");
      await arrangeCity(party, "disclosure_consent", { seeker_id, expires_on: expiresOn, withdrawn_at: at });
      expect(await consents(seeker_id)).toMatchObject([{ status, withdrawnAt: at, takenBy: null }]);
    },
  );
});

describe("the consents of a person", () => {
  it("lists the consents of a person newest first, and an empty list when there are none", async () => {
    const seeker_id = await arrangeCity(party, "city_file");
    expect(await consents(seeker_id)).toEqual([]);
    for (const given_on of ["2013-07-01", "2013-09-01", "2013-08-01"])
      await arrangeCity(party, "disclosure_consent", { seeker_id, given_on });
    const days = (await consents(seeker_id)).map(({ givenOn }: { givenOn: string }) => givenOn);
    expect(days).toEqual(["2013-09-01", "2013-08-01", "2013-07-01"]);
  });

  it("reads the consents of several persons in one statement", async () => {
    const watched = watchStatements(party.database);
    const clock = { today: () => "2013-10-31" };
    const context = {
      database: watched.database,
      caller: testCaller(NATIONAL_GUEST),
      clock,
      snapshot: {},
    } as SubgraphContext;
    const [one, other] = [await arrangeCity(party, "city_file"), await arrangeCity(party, "city_file")];
    await arrangeCity(party, "disclosure_consent", { seeker_id: one, withdrawn_at: "2013-07-01T00:00:00Z" });
    const [given, none] = await Promise.all([consentTermsOf(context, one), consentTermsOf(context, other)]);
    expect([given.terms, none.terms]).toMatchObject([[{ withdrawnOn: "2013-07-01" }], []]);
    expect(watched.statements).toEqual(["consent-terms"]);
  });
});
