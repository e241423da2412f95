import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { walkBothWays } from "@aiwork/kit/subgraph/walk-both-ways";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrangeNational(party).person();
  registrationId = await arrangeNational(party).registration({ seekerId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const GIVER = NATIONAL_COUNSELOR;
const TAKER: CallerClaims = { ...NATIONAL_COUNSELOR_ELSEWHERE, name: "移管 次郎" };
const reason = "豊平区へ転居したため";
const FIELDS = "transfer { id fromServicePointId toServicePointId status history { from to reason by { name } } }";
const send = (who: CallerClaims, act: string, more: object = {}) =>
  sendNationalMutation(party, who, act, { seekerId, servicePointId: "toyohira", reason, ...more }, FIELDS);
const openRecord = () => sendNationalMutation(party, TAKER, "openNationalRecordWithReason", { seekerId, ...OPENING });
async function seenBy(who: CallerClaims) {
  const query = `query ($id: ID!) { seeker(id: $id) { national {
    registration { servicePoint { id } } transfers { status } } } }`;
  return (await party.askAs(who, query, { id: seekerId })).data.seeker.national;
}
const AT_TOYOHIRA = { registration: { servicePoint: { id: "toyohira" } }, transfers: [{ status: "DONE" }] };

describe("a transfer of a national file", () => {
  it("moves the person's registrations when the giving service point hands over", async () => {
    const { transfer, userErrors } = await send(GIVER, "handOverNationalFile");
    expect(userErrors).toEqual([]);
    expect(transfer).toEqual({
      id: expect.any(String),
      fromServicePointId: "shiroishi",
      toServicePointId: "toyohira",
      status: "DONE",
      history: [{ from: null, to: "DONE", reason, by: { name: "紹介 一子" } }],
    });
    expect(await seenBy(TAKER)).toEqual(AT_TOYOHIRA);
    expect(await seenBy({ role: "seeker", seekerId })).toEqual(AT_TOYOHIRA);
    expect(await seenBy(GIVER)).toBeNull();
    const consultation = { seekerId, heldOn: "2013-10-31", minutes: 10, topics: ["RETENTION"] };
    const refused = await sendNationalMutation(party, GIVER, "recordConsultation", consultation);
    expect(onlyUserError(refused)).toEqual(["NO_SUCH_RECORD", "seekerId"]);
    expect((await sendNationalMutation(party, TAKER, "recordConsultation", consultation)).userErrors).toEqual([]);
    for (const who of [GIVER, TAKER]) {
      const { data } = await party.askAs(who, "{ nationalFileTransfers(first: 1) { edges { node { id } } } }");
      expect(data.nationalFileTransfers.edges).toEqual([{ node: { id: transfer.id } }]);
    }
  });

  it("keeps the person in the giving service point's reach until a live referral has ended", async () => {
    const jobOrderId = await arrangeNational(party).jobOrder({});
    const referralId = await arrangeNational(party).referral({ seekerId, registrationId, jobOrderId });
    await send(GIVER, "handOverNationalFile");
    expect(await seenBy(GIVER)).toEqual(AT_TOYOHIRA);
    const ended = { referralId, version: 1, to: "NOT_HIRED", concludedOn: "2013-10-31", reason: "他の方を採用" };
    await party.database.dataSource.query("update referral set status = $2, concluded_on = $3 where id = $1", [
      referralId,
      ended.to,
      ended.concludedOn,
    ]);
    expect(await seenBy(GIVER)).toBeNull();
  });

  it("ends the giving service point's reach though it refers the person again after handing over", async () => {
    const refer = async (issuedOn: string, status: "ISSUED" | "NOT_HIRED") => {
      const jobOrderId = await arrangeNational(party).jobOrder({});
      await arrangeNational(party).referral({ seekerId, registrationId, jobOrderId, issuedOn, status });
    };
    await refer("2013-10-03", "NOT_HIRED");
    await send(GIVER, "handOverNationalFile");
    await refer("2013-11-01", "ISSUED");
    expect(await seenBy(GIVER)).toBeNull();
  });

  it("opens nothing on a request alone, and moves the person when it is granted", async () => {
    await openRecord();
    const { transfer } = await send(TAKER, "requestNationalFileTransfer");
    expect(transfer).toMatchObject({ status: "REQUESTED", fromServicePointId: "shiroishi" });
    const consultation = { seekerId, heldOn: "2013-10-31", minutes: 10, topics: ["RETENTION"] };
    const early = await sendNationalMutation(party, TAKER, "recordConsultation", consultation);
    expect(onlyUserError(early)).toEqual(["NO_SUCH_RECORD", "seekerId"]);
    expect(onlyUserError(await send(TAKER, "requestNationalFileTransfer"))).toEqual([
      "TRANSFER_REQUESTED_ALREADY",
      "seekerId",
    ]);
    expect((await send(GIVER, "handOverNationalFile")).transfer).toMatchObject({ id: transfer.id, status: "DONE" });
    expect((await sendNationalMutation(party, TAKER, "recordConsultation", consultation)).userErrors).toEqual([]);
  });

  it("leaves the person where they are when the request is refused", async () => {
    await openRecord();
    const { transfer } = await send(TAKER, "requestNationalFileTransfer");
    const refuse = (who: CallerClaims) =>
      sendNationalMutation(party, who, "refuseNationalFileTransfer", { transferId: transfer.id, reason }, FIELDS);
    expect(onlyUserError(await refuse(TAKER))).toEqual(["NO_SUCH_RECORD", "transferId"]);
    expect((await refuse(GIVER)).transfer).toMatchObject({ status: "REFUSED" });
    expect(onlyUserError(await refuse(GIVER))[0]).toBe("ILLEGAL_TRANSITION");
    expect(await seenBy(GIVER)).toMatchObject({ registration: { servicePoint: { id: "shiroishi" } } });
  });

  it.each([
    ["handOverNationalFile", "by the taking service point", TAKER, {}, ["NO_SUCH_RECORD", "seekerId"]],
    [
      "handOverNationalFile",
      "to an unknown one",
      GIVER,
      { servicePointId: "chuo" },
      ["NO_SUCH_SERVICE_POINT", "servicePointId"],
    ],
    ["handOverNationalFile", "without a reason", GIVER, { reason: "" }, ["REASON_REQUIRED", "reason"]],
    [
      "handOverNationalFile",
      "to itself",
      GIVER,
      { servicePointId: "shiroishi" },
      ["ALREADY_AT_SERVICE_POINT", "servicePointId"],
    ],
    ["requestNationalFileTransfer", "of a record not opened", TAKER, {}, ["NO_SUCH_RECORD", "seekerId"]],
    ["requestNationalFileTransfer", "of a stranger", TAKER, { seekerId: randomUUID() }, ["NO_SUCH_RECORD", "seekerId"]],
    [
      "requestNationalFileTransfer",
      "for another",
      TAKER,
      { servicePointId: "teine" },
      ["NOT_YOUR_SERVICE_POINT", "servicePointId"],
    ],
  ])("refuses %s %s, and writes nothing", async (act, _, who, more, refusal) => {
    const before = await countRows(party, "file_transfer");
    expect(onlyUserError(await send(who, act, more))).toEqual(refusal);
    expect(await countRows(party, "file_transfer")).toEqual(before);
  });
});

it("lists the transfers of a service point by state, and in pages in both directions", async () => {
  for (const servicePointId of ["toyohira", "teine"]) {
    seekerId = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId });
    await send(GIVER, "handOverNationalFile", { servicePointId });
  }
  await walkBothWays((query) => party.askAs(GIVER, query), { way: ["nationalFileTransfers"] });
  const { data } = await party.askAs(
    GIVER,
    "{ nationalFileTransfers(status: DONE, first: 50) { edges { node { status } } } }",
  );
  const states = data.nationalFileTransfers.edges.map(({ node }: { node: { status: string } }) => node.status);
  expect(new Set(states)).toEqual(new Set(["DONE"]));
});
