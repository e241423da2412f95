import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrangeNational(party).person();
  registrationId = await arrangeNational(party).registration({ seekerId, servicePointId: "toyohira" });
  const input = { seekerId, ...OPENING };
  const { userErrors } = await sendNationalMutation(party, NATIONAL_COUNSELOR, "openNationalRecordWithReason", input);
  expect(userErrors).toEqual([]);
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function personsListed(): Promise<string[]> {
  const query = "{ nationalOpenedRecords(first: 100) { edges { node { seekerId } } } }";
  const { data } = await party.askAs(NATIONAL_COUNSELOR_ELSEWHERE, query);
  return data.nationalOpenedRecords.edges.map(({ node }: { node: { seekerId: string } }) => node.seekerId);
}

describe("an opening, in the list of the service point that serves the person", () => {
  it("stays there when whoever opened the record registers the person", async () => {
    await arrangeNational(party).registration({ seekerId, receivedOn: "2013-10-31" });
    expect(await personsListed()).toContain(seekerId);
  });

  it("stays there when the registration ends", async () => {
    const end = "update registration set status = 'WITHDRAWN', ended_on = '2013-10-01' where id = $1";
    await party.database.dataSource.query(end, [registrationId]);
    expect(await personsListed()).toContain(seekerId);
  });

  it("does not come there for a person whom the office itself registered", async () => {
    const office = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId: office, servicePointId: null });
    const input = { seekerId: office, ...OPENING };
    await sendNationalMutation(party, NATIONAL_COUNSELOR, "openNationalRecordWithReason", input);
    expect(await personsListed()).not.toContain(office);
  });
});
