import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the national timeline", () => {
  it("gives a consent that is withdrawn on a business day that day", async () => {
    const id = await arrangeNational(party).person();
    const consent = { categories: ["REGISTRATION"], purpose: "支援", evidence: "ONLINE", expiresOn: "2014-10-30" };
    const person = { role: "seeker", seekerId: id };
    const send = (name: string, input: object) => sendNationalMutation(party, person, name, { seekerId: id, ...input });
    expect((await send("giveNationalConsent", consent)).userErrors).toEqual([]);
    expect((await send("withdrawNationalConsent", {})).userErrors).toEqual([]);
    const query = "query ($id: ID!) { seeker(id: $id) { national { timeline { kind on } } } }";
    const { data } = await party.askAs(person, query, { id });
    expect(data.seeker.national.timeline).toContainEqual({ kind: "CONSENT_WITHDRAWN", on: "2013-10-31" });
  });
});
