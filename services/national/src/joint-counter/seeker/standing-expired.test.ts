import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  seekerId = await arrangeNational(party).person();
  registrationId = await arrangeNational(party).registration({ seekerId, validUntil: "2013-10-31" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const send = (name: string, input: object, selection = "") =>
  sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, selection);
async function half(id = seekerId) {
  const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
  return (await party.askAs(NATIONAL_COUNSELOR, query, { id })).data.seeker.national;
}
const OPEN = { profile: { name: "見本 花子" } };
const consultation = () => ({ seekerId, heldOn: "2013-10-31", minutes: 10, topics: ["RETENTION"] });

describe("the standing of a service point", () => {
  it("ends when the figures of the last month of the registration settle, and comes back by a renewal for who came", async () => {
    party.comesTo("2013-11-10");
    expect(await half()).toEqual(OPEN);
    expect((await send("recordConsultation", consultation())).userErrors).toEqual([]);
    party.comesTo("2013-11-11");
    expect(await half()).toBeNull();
    expect(onlyUserError(await send("recordConsultation", consultation()))).toEqual(["NO_SUCH_RECORD", "seekerId"]);
    const revision = { registrationId, version: 1, desiredOccupations: ["警備員"], reason: "希望の変更" };
    expect(onlyUserError(await send("reviseRegistration", revision))).toEqual([
      "REGISTRATION_EXPIRED",
      "registrationId",
    ]);
    const renewal = { registrationId, version: 1, to: "ACTIVE" };
    const refused = onlyUserError(await send("changeRegistrationStatus", renewal));
    expect(refused).toEqual(["OPEN_RECORD_FIRST", "registrationId"]);
    await send("openNationalRecordWithReason", { seekerId, ...OPENING, ground: "PERSON_CALLED" });
    expect((await send("changeRegistrationStatus", renewal, "registration { status }")).registration.status).toBe(
      "ACTIVE",
    );
    expect(await half()).toEqual(OPEN);
  });

  it.each<["ACTIVE" | "PLACED"]>([["ACTIVE"], ["PLACED"]])(
    "does not come back when a registration that is %s and has ended is withdrawn",
    async (status) => {
      party.comesTo("2013-11-11");
      const ended = await arrangeNational(party).person();
      const registration = { seekerId: ended, receivedOn: "2013-05-01", validUntil: "2013-06-30", status };
      const id = await arrangeNational(party).registration(registration);
      const withdrawal = { registrationId: id, version: 1, to: "WITHDRAWN", reason: "転居のため" };
      const { registration: withdrawn, userErrors } = await send(
        "changeRegistrationStatus",
        withdrawal,
        "registration { status }",
      );
      expect([withdrawn, userErrors]).toEqual([{ status: "WITHDRAWN" }, []]);
      expect(await half(ended)).toBeNull();
    },
  );
});
