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
      (await bench.as(nationalCallers[who], "select is_cited($1) as cited", [negotiationId]))[0].cited;
    expect([await cited("counselor"), await cited("officer"), await cited("counselorElsewhere")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
