import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { checkpointsOf } from "@aiwork/kit/agreement/checkpoints-of";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: ReturnType<typeof arrangeNational>;
let checkpoints: ReturnType<typeof checkpointsOf>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
  checkpoints = checkpointsOf(party);
  await rows("insert into counted_since (rule, since) select code, '2012-04-01' from counting_rule");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string, ...values: unknown[]) => party.database.dataSource.query(text, values);
const send = (name: string, input: object, fields = "", who = NATIONAL_COUNSELOR) =>
  sendNationalMutation(party, who, name, input, fields);

async function place(seekerId: string, hiredOn: string): Promise<string> {
  await rows("update registration set status = 'EXPIRED' where seeker_id = $1 and status = 'ACTIVE'", seekerId);
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder({ openings: 9, filled: 1 });
  const servicePointId = "shiroishi";
  const referralId = await add.referral({
    registrationId,
    jobOrderId,
    status: "HIRED",
    issuedOn: "2013-04-01",
    servicePointId,
  });
  const id = await add.placement({ referralId, servicePointId, hiredOn, startsOn: hiredOn });
  await rows("update placement set status = 'CONFIRMED', confirmed_on = '2013-10-31' where id = $1", id);
  return id;
}
const withdraw = (id: string, month: string) =>
  rows("update placement set status = 'VOIDED', void_reason = '辞退', corrected_month = $2 where id = $1", id, month);

describe("results from checkpoints", () => {
  it("are those of all facts, as of any instant, whatever was confirmed, voided, moved or linked since", async () => {
    const instants: string[] = [];
    const placedPersons = async () => {
      const instant = await checkpoints.closedNow();
      instants.push(instant);
      const results = await checkpoints.compare(instant);
      return results.filter(({ code }) => code === "PLACED_PERSONS").map(({ month, count }) => `${month} ${count}`);
    };
    const [one, two] = [await add.person(), await add.person()];
    const first = await place(one, "2013-06-10");
    await checkpoints.take();
    await place(two, "2013-06-20");
    expect(await placedPersons()).toEqual(["2013-06 2"]);
    const earlier = await place(one, "2012-08-20");
    await checkpoints.take();
    await withdraw(first, "2013-10");
    expect(await placedPersons()).toEqual(["2012-08 1", "2013-06 2", "2013-10 -1"]);
    await withdraw(earlier, "2013-10");
    expect(await placedPersons()).toEqual(["2012-08 1", "2013-06 2", "2013-10 -2"]);
    await place(one, "2013-05-01");
    await checkpoints.take();
    const linking = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    expect(
      (await byTwoPersons(NATIONAL_COUNSELOR, (who) => send("linkNationalFiles", linking, "", who))).userErrors,
    ).toEqual([]);
    expect(await placedPersons()).toEqual(["2012-08 1", "2013-06 1", "2013-10 -1"]);
    await place(two, "2013-07-01");
    await checkpoints.take();
    expect((await send("unlinkNationalFiles", { duplicateId: one, reason: "別人と判明" })).userErrors).toEqual([]);
    await placedPersons();
    const held = {
      seekerId: two,
      servicePointId: "shiroishi",
      heldOn: "2013-10-30",
      minutes: 20,
      topics: ["JOB_SEARCH"],
    };
    const { consultation } = await send("recordConsultation", held, "consultation { id }");
    await checkpoints.take();
    const moved = { consultationId: consultation.id, heldOn: "2013-09-30", reason: "日付の入力誤り" };
    expect((await send("reviseConsultation", moved)).userErrors).toEqual([]);
    await placedPersons();
    const answers = await Promise.all(instants.map(checkpoints.results));
    expect(answers.at(-1)).toContainEqual(
      expect.objectContaining({ code: "CONSULTATIONS_HELD", month: "2013-09", count: 1 }),
    );
    await checkpoints.drop();
    for (const [i, instant] of instants.entries()) expect(await checkpoints.results(instant)).toEqual(answers[i]);
  });
});
