import { randomUUID } from "node:crypto";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { countRows, NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
let jobOrderId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
beforeEach(async () => {
  jobOrderId = await add.jobOrder({ openings: 2 });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const BOTH = { ...NATIONAL_COUNSELOR, servicePoints: ["shiroishi", "toyohira"] };
const send = (name: string, input: object, selection: string) =>
  sendNationalMutation(party, BOTH, name, input, selection);
const refer = (registrationId: string) =>
  send(
    "issueReferral",
    { registrationId, jobOrderId, track: "ORDINARY", issuedOn: "2013-10-31" },
    "referral { id version }",
  );
const report = (referralId: string) => {
  const day = { hiredOn: "2013-10-31", startsOn: "2013-11-01", employmentType: "REGULAR", onTrial: false };
  return send("reportPlacement", { referralId, ...day }, "placement { id version }");
};
const confirm = (placementId: string) =>
  send("confirmPlacement", { placementId, version: 1, confirmedOn: "2013-10-31" }, "placement { status }");
const takeBack = (placementId: string) =>
  send("voidPlacement", { placementId, version: 1, reason: "重複のため" }, "placement { status }");
const link = (duplicateId: string, keptId: string) =>
  byTwoPersons(BOTH, (who) =>
    sendNationalMutation(
      party,
      who,
      "linkNationalFiles",
      { duplicateId, keptId, reason: "同一人物のため" },
      "seeker { id }",
    ),
  );

/** A person registered at two service points. */
async function registeredTwice() {
  const seekerId = await add.person();
  const atShiroishi = await add.registration({ seekerId });
  return [atShiroishi, await add.registration({ seekerId, servicePointId: "toyohira" })] as const;
}
/** Two files of one person, each with a registration. */
async function twins() {
  const [one, other] = [await add.person(), await add.person()];
  const registrations = [
    await add.registration({ seekerId: one }),
    await add.registration({ seekerId: other }),
  ] as const;
  return { one, other, registrations };
}
const hired = (registrationId: string) => add.referral({ registrationId, jobOrderId, status: "HIRED" });

describe("a live referral", () => {
  it("is one for a person and an order, through whichever registration, also in the database", async () => {
    const [first, second] = await registeredTwice();
    expect((await refer(first)).userErrors).toEqual([]);
    const before = await countRows(party, "referral");
    expect(onlyUserError(await refer(second))).toEqual(["ALREADY_REFERRED", "jobOrderId"]);
    expect(await countRows(party, "referral")).toEqual(before);
    await expect(add.referral({ registrationId: second, jobOrderId })).rejects.toThrow(/one_live_referral/);
  });

  it("is one of two that are issued at once through two registrations", async () => {
    const registrations = await registeredTwice();
    const answers = await Promise.all(registrations.map(refer));
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(["ALREADY_REFERRED"]);
  });

  it("is one of two that are inserted at once past the mutation", async () => {
    const registrations = await registeredTwice();
    const inserts = registrations.map((registrationId) =>
      party.database.dataSource.transaction((db) =>
        db.query(
          `insert into referral (id, letter_number, registration_id, job_order_id, track, issued_on, by_role, status)
           values ($1::uuid, $1::text, $2, $3, 'ORDINARY', '2013-10-31', 'national.counselor', 'ISSUED')`,
          [randomUUID(), registrationId, jobOrderId],
        ),
      ),
    );
    const ended = await Promise.allSettled(inserts);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is refused to a person whose other file, linked since, has one", async () => {
    const { one, other, registrations } = await twins();
    await refer(registrations[0]);
    await link(other, one);
    expect(onlyUserError(await refer(registrations[1]))).toEqual(["ALREADY_REFERRED", "jobOrderId"]);
  });

  it("does not keep two files that both have one from being linked", async () => {
    const { one, other, registrations } = await twins();
    for (const registrationId of registrations) expect((await refer(registrationId)).userErrors).toEqual([]);
    expect((await link(other, one)).userErrors).toEqual([]);
  });
});

describe("a placement that stands", () => {
  it("is one for a person and an order, through whichever registration, also in the database", async () => {
    const [first, second] = await registeredTwice();
    const [referralId, otherId] = [await hired(first), await hired(second)];
    expect((await report(referralId)).userErrors).toEqual([]);
    const before = await countRows(party, "placement");
    expect(onlyUserError(await report(otherId))).toEqual(["ALREADY_PLACED", "referralId"]);
    expect(await countRows(party, "placement")).toEqual(before);
    await expect(add.placement({ referralId: otherId })).rejects.toThrow(/one_placement_of_person/);
  });

  it("is one for a person whose files were linked after both referrals", async () => {
    const { one, other, registrations } = await twins();
    const [referralId, otherId] = [await hired(registrations[0]), await hired(registrations[1])];
    await report(referralId);
    await link(other, one);
    expect(onlyUserError(await report(otherId))).toEqual(["ALREADY_PLACED", "referralId"]);
  });

  it("is not confirmed beside another that a link joined, until one of them is voided", async () => {
    const { one, other, registrations } = await twins();
    const reported = [];
    for (const registrationId of registrations) reported.push((await report(await hired(registrationId))).placement.id);
    const [first, second] = reported;
    expect((await link(other, one)).userErrors).toEqual([]);
    expect(onlyUserError(await confirm(first))).toEqual(["ALREADY_PLACED", "placementId"]);
    const confirming = "update placement set status = 'CONFIRMED', confirmed_on = '2013-10-31' where id = $1";
    await expect(party.database.dataSource.query(confirming, [first])).rejects.toThrow(/one_placement_of_person/);
    await takeBack(second);
    expect((await confirm(first)).placement).toEqual({ status: "CONFIRMED" });
  });

  it("may follow one that was voided, and stand at another order", async () => {
    const [first, second] = await registeredTwice();
    const { placement } = await report(await hired(first));
    await takeBack(placement.id);
    expect((await report(await hired(second))).userErrors).toEqual([]);
    jobOrderId = await add.jobOrder({});
    expect((await report(await hired(first))).userErrors).toEqual([]);
  });
});
