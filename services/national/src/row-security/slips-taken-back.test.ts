import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
let negotiationId: string;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  await bench.owner("update trial_employment set status = 'ENDED_EARLY', ended_on = '2013-10-16', end_reason = '誤り'");
  await bench.owner("update trial_employment set planned_end_on = '2013-10-30' where seeker_id = $1", [CONSENTED_NONE]);
  [{ id: negotiationId }] = await bench.owner("select id from negotiation where seeker_id = $1", [CONSENTED_NONE]);
  await bench.owner("update negotiation set status = 'AGREED', settled_on = '2013-10-03'");
  await bench.owner("update referral set negotiation_id = $2 where seeker_id = $1", [CONSENTED_NONE, negotiationId]);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const RESUME = `update trial_employment set status = 'STARTED', ended_on = null, end_reason = null where seeker_id = $1`;

describe("row-level security of what was entered by mistake", () => {
  it("lets a trial be resumed until its planned end", async () => {
    expect(await writeOutcome(bench, nationalCallers.counselor, RESUME, [CONSENTED_NONE])).toBe("42501");
    expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, RESUME, [CONSENTED_ALL])).toBe("nothing");
    expect(await writeOutcome(bench, nationalCallers.counselor, RESUME, [CONSENTED_ALL])).toBe("done");
  });

  it("tells where the person is served that a referral rests on a negotiation", async () => {
    const cited = async (who: keyof typeof nationalCallers) =>
      (await bench.as(nationalCallers[who], "select cited_on($1)::text as cited", [negotiationId]))[0].cited;
    const [{ day }] = await bench.owner("select issued_on::text as day from referral where negotiation_id = $1", [
      negotiationId,
    ]);
    expect([await cited("counselor"), await cited("officer"), await cited("counselorElsewhere")]).toEqual([
      day,
      day,
      null,
    ]);
  });

  it("lets an order officer keep what a negotiation was, and nothing else of a person", async () => {
    const keep = (subject: string | null) =>
      writeOutcome(
        bench,
        nationalCallers.officer,
        `insert into profile_revision (id, seeker_id, subject_id, field, before, by_role)
         values (gen_random_uuid(), $1, $2, 'settledOn', '2013-10-03', 'national.order_officer')`,
        [CONSENTED_NONE, subject],
      );
    expect([await keep(negotiationId), await keep(null)]).toEqual(["done", "42501"]);
  });

  it("tells order officers alone whether somebody was referred to an order", async () => {
    const [{ id }] = await bench.owner("select id from job_order where number = '01010-1'");
    const answer = async (who: keyof typeof nationalCallers) =>
      (await bench.as(nationalCallers[who], "select order_was_referred_to($1) as answer", [id]))[0].answer;
    expect([await answer("officer"), await answer("counselor")]).toEqual([true, false]);
  });

  it("tells what a canceled referral rests on where it is recorded", async () => {
    await bench.owner("alter table referral disable trigger hired_while_placed");
    await bench.owner("update referral set status = 'CANCELED' where negotiation_id = $1", [negotiationId]);
    await bench.owner("update negotiation set status = 'LAPSED' where id = $1", [negotiationId]);
    const [{ id }] = await bench.owner("select id from referral where negotiation_id = $1", [negotiationId]);
    const lost = async (who: keyof typeof nationalCallers) =>
      (await bench.as(nationalCallers[who], "select lost_ground($1) as lost", [id]))[0].lost;
    expect([await lost("counselor"), await lost("counselorElsewhere")]).toEqual(["NEGOTIATION", null]);
  });
});
