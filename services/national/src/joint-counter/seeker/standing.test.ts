import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
beforeEach(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  seekerId = await arrangeNational(party).person({ birthDate: "1961-04-02", sex: "FEMALE" });
  registrationId = await arrangeNational(party).registration({ seekerId, validUntil: "2013-10-31" });
});
afterEach(() => party?.[Symbol.asyncDispose]());

const send = (name: string, input: object, selection = "") =>
  sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, selection);
const change = (to: string, version = 1) =>
  send("changeRegistrationStatus", { registrationId, version, to, reason: "転居のため" }, "registration { status }");
async function half(who: CallerClaims = NATIONAL_COUNSELOR) {
  const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
  return (await party.askAs(who, query, { id: seekerId })).data.seeker.national;
}
const OPEN = { profile: { name: "見本 花子" } };
const consultation = () => ({ seekerId, heldOn: "2013-10-31", minutes: 10, topics: ["RETENTION"] });
const consent = () => ({
  seekerId,
  categories: ["PLACEMENT"],
  purpose: "支援",
  evidence: "ORAL_RECORDED",
  expiresOn: "2014-03-31",
});

describe("the standing of a service point", () => {
  it("ends with the day on which the registration was withdrawn", async () => {
    expect((await change("WITHDRAWN")).registration.status).toBe("WITHDRAWN");
    expect(await half()).toEqual(OPEN);
    party.comesTo("2013-11-01");
    expect(await half()).toBeNull();
    expect(await half({ role: "seeker", seekerId })).toEqual(OPEN);
    for (const [act, input] of [
      ["recordConsultation", consultation()],
      ["giveNationalConsent", consent()],
      ["reviseNationalProfile", { seekerId, phone: "011-000-0000", reason: "訂正" }],
    ] as const)
      expect(onlyUserError(await send(act, input))).toEqual(["NO_SUCH_RECORD", "seekerId"]);
  });

  it("stays while a referral is live, to the end of the second month after it and until that month settles", async () => {
    const jobOrderId = await arrangeNational(party).jobOrder({});
    await arrangeNational(party).referral({ seekerId, registrationId, jobOrderId, issuedOn: "2013-10-03" });
    party.comesTo("2014-01-10");
    expect(await half()).toEqual(OPEN);
    party.comesTo("2014-01-11");
    expect(await half()).toBeNull();
  });

  it("stays for the same term after the person was placed", async () => {
    const jobOrderId = await arrangeNational(party).jobOrder({});
    const referralId = await arrangeNational(party).referral({ seekerId, registrationId, jobOrderId, status: "HIRED" });
    const placementId = await arrangeNational(party).placement({ referralId });
    const placed = await send("confirmPlacement", { placementId, version: 1, confirmedOn: "2013-10-31" });
    expect(placed.userErrors).toEqual([]);
    party.comesTo("2014-01-10");
    expect(await half()).toEqual(OPEN);
    party.comesTo("2014-01-11");
    expect(await half()).toBeNull();
    expect(onlyUserError(await change("ACTIVE", 2))).toEqual(["OPEN_RECORD_FIRST", "registrationId"]);
    await send("openNationalRecordWithReason", { seekerId, ...OPENING });
    expect((await change("ACTIVE", 2)).userErrors).toEqual([]);
    expect(await half()).toEqual(OPEN);
  });

  it("lets the service point that served the person last find, register and hand over the person, and no other", async () => {
    party.comesTo("2013-12-31");
    const search = (who: CallerClaims) =>
      party.askAs(who, `{ registrations(search: "見本 花子", first: 50) { edges { node { id } } } }`);
    const found = JSON.stringify(await search(NATIONAL_COUNSELOR));
    expect(found).toContain(registrationId);
    const other = { ...NATIONAL_COUNSELOR, servicePoints: ["teine"] };
    expect(JSON.stringify(await search(other))).not.toContain(registrationId);
    const moved = await send("handOverNationalFile", { seekerId, servicePointId: "teine", reason: "転居" });
    expect(moved.userErrors).toEqual([]);
    const renewal = { registrationId, version: 2, to: "ACTIVE" };
    const renew = (who: CallerClaims) =>
      sendNationalMutation(party, who, "changeRegistrationStatus", renewal, "registration { status }");
    expect(onlyUserError(await renew(NATIONAL_COUNSELOR))[0]).toBe("NO_SUCH_RECORD");
    expect(onlyUserError(await renew(other))[0]).toBe("OPEN_RECORD_FIRST");
    await sendNationalMutation(party, other, "openNationalRecordWithReason", { seekerId, ...OPENING });
    expect((await renew(other)).registration.status).toBe("ACTIVE");
  });
});
