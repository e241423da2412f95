import { setTimeout as sleep } from "node:timers/promises";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** Sends a mutation while another transaction, which locks first, has still to commit its change. */
async function beside(lock: string, change: string, id: string, send: () => Promise<{ userErrors: unknown[] }>) {
  const runner = party.database.dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(lock, [id]);
    const sent = send();
    await sleep(300);
    await runner.query(change, [id]);
    await runner.commitTransaction();
    return await sent;
  } finally {
    await runner.release();
  }
}

describe("what another act undoes at once", () => {
  it("is no registration by which a consultation is recorded", async () => {
    const seekerId = await add.person({});
    const registrationId = await add.registration({ seekerId });
    const consultation = { seekerId, heldOn: "2013-10-31", minutes: 30, topics: ["JOB_SEARCH"], summary: "相談" };
    const answer = await beside(
      "select from national_file where seeker_id = (select seeker_id from registration where id = $1) for update",
      "update registration set status = 'VOIDED' where id = $1",
      registrationId,
      () => sendNationalMutation(party, NATIONAL_COUNSELOR, "recordConsultation", consultation),
    );
    expect(onlyUserError(answer)).toEqual(["NO_SUCH_RECORD", "seekerId"]);
  });

  it("is no agreement by which a referral is issued", async () => {
    const seekerId = await add.person({});
    const registrationId = await add.registration({ seekerId });
    const jobOrderId = await add.jobOrder({});
    const row = { seekerId, registrationId, jobOrderId, openedOn: "2013-10-01", settledOn: "2013-10-02" };
    const negotiationId = await add.negotiation({ ...row, status: "AGREED" });
    const letter = { registrationId, jobOrderId, negotiationId, track: "ORDINARY", issuedOn: "2013-10-31" };
    const answer = await beside(
      "select from negotiation where id = $1 for update",
      "update negotiation set status = 'REFUSED' where id = $1",
      negotiationId,
      () => sendNationalMutation(party, NATIONAL_COUNSELOR, "issueReferral", letter),
    );
    expect(onlyUserError(answer)).toEqual(["NEGOTIATION_NOT_AGREED", "negotiationId"]);
  });
});
