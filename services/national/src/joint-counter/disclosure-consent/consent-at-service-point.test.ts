import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrangeNational(party).person();
  await arrangeNational(party).registration({ seekerId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const HERE: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const ELSEWHERE: CallerClaims = { role: "city.counselor", servicePoints: ["toyohira"] };
const give = async (): Promise<string> => {
  const consent = { seekerId, categories: ["NATIONAL_PROFILE"], purpose: "支援", evidence: "SIGNED_FORM" };
  const input = { ...consent, expiresOn: "2014-03-31" };
  const { consent: given } = await sendNationalMutation(
    party,
    NATIONAL_COUNSELOR,
    "giveNationalConsent",
    input,
    "consent { id }",
  );
  return given.id;
};
async function half(who: CallerClaims, fields = "profile { name }") {
  const query = `query ($id: ID!) { seeker(id: $id) { national { ${fields} } } }`;
  return (await party.askAs(who, query, { id: seekerId })).data.seeker.national;
}
const open = (who: CallerClaims) =>
  sendNationalMutation(party, who, "openNationalRecordWithReason", { seekerId, ...OPENING });
const OPEN = { profile: { name: "見本 花子" } };

describe("a consent", () => {
  it("reaches the other party where the person is registered, and elsewhere once the record was opened", async () => {
    expect(onlyUserError(await open(ELSEWHERE))).toEqual(["NO_SUCH_RECORD", "seekerId"]);
    const consentId = await give();
    expect(await half(HERE)).toEqual(OPEN);
    expect(await half(ELSEWHERE)).toBeNull();
    expect((await open(ELSEWHERE)).userErrors).toEqual([]);
    expect(await half(ELSEWHERE)).toEqual(OPEN);
    const fields = "accessRecords(first: 9) { edges { node { basis servicePointIds consentIds } } }";
    const { accessRecords } = await half({ role: "seeker", seekerId }, fields);
    const records = accessRecords.edges.map(({ node }: { node: object }) => node);
    for (const [basis, point] of [
      ["CONSENT", "shiroishi"],
      ["BREAK_GLASS", "toyohira"],
    ])
      expect(records).toContainEqual({ basis, servicePointIds: [point], consentIds: [consentId] });
  });

  it("reaches where the person was registered last, after the registration has ended", async () => {
    await give();
    await party.database.dataSource.query(
      "update registration set received_on = '2013-03-01', valid_until = '2013-05-31' where seeker_id = $1",
      [seekerId],
    );
    expect(await half(HERE)).toEqual(OPEN);
    expect(await half(ELSEWHERE)).toBeNull();
  });
});
