import { hasWords } from "@aiwork/agreement/agreement/state-change/state-words";
import { FILE_TRANSFER_TRANSITIONS } from "@aiwork/agreement/joint-counter/file-transfer/file-transfer.entity";
import { REQUEST_TRANSITIONS } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { stepsInDatabase, stepsOfMachine } from "@aiwork/kit/agreement/steps-in-database";
import { arrangeNationalPersons, CONSENTED_NONE, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";
import { JOB_ORDER_TRANSITIONS } from "../employment-placement/job-order/job-order.entity";
import { NEGOTIATION_TRANSITIONS } from "../employment-placement/negotiation/negotiation.entity";
import { PLACEMENT_TRANSITIONS } from "../employment-placement/placement/placement.entity";
import { REFERRAL_TRANSITIONS } from "../employment-placement/referral/referral.entity";
import { REGISTRATION_TRANSITIONS } from "../employment-placement/registration/registration.entity";
import { TRIAL_ENDS, TRIAL_TRANSITIONS } from "../employment-placement/trial-employment/trial-employment.entity";
import { CONSULTATION_TRANSITIONS } from "../vocational-consultation/consultation/consultation.entity";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const write = (who: keyof typeof nationalCallers, text: string) => writeOutcome(bench, nationalCallers[who], text);

describe("the steps of records in the database", () => {
  it("lead through states that have words", async () => {
    const steps = Object.values(await stepsInDatabase(bench)).flat();
    const states = new Set(steps.flatMap((step) => step.split(">")));
    expect([...states].filter((state) => !hasWords(state))).toEqual([]);
  });

  it("are those of the state machines", async () => {
    expect(await stepsInDatabase(bench)).toEqual({
      consultation: stepsOfMachine(CONSULTATION_TRANSITIONS),
      file_transfer: stepsOfMachine(FILE_TRANSFER_TRANSITIONS),
      job_order: stepsOfMachine(JOB_ORDER_TRANSITIONS),
      mutual_request: stepsOfMachine(REQUEST_TRANSITIONS),
      negotiation: stepsOfMachine(NEGOTIATION_TRANSITIONS),
      placement: stepsOfMachine(PLACEMENT_TRANSITIONS),
      referral: stepsOfMachine(REFERRAL_TRANSITIONS),
      registration: stepsOfMachine(REGISTRATION_TRANSITIONS),
      trial_employment: stepsOfMachine(TRIAL_TRANSITIONS, ...TRIAL_ENDS.map((to) => `PLANNED>${to}`)),
    });
  });

  it("let nobody take up a registration that was voided", async () => {
    await bench.owner("alter table registration disable trigger nothing_hangs_on_voided");
    await bench.owner("update registration set status = 'VOIDED' where seeker_id = $1", [CONSENTED_NONE]);
    const active = `update registration set status = 'ACTIVE' where seeker_id = '${CONSENTED_NONE}'`;
    expect(await write("counselor", active)).toBe("42501");
  });

  it("leave remarks as they are once they were approved", async () => {
    await bench.owner("update support_case_remark set is_approved = true");
    for (const changes of ["remarks = '改ざん'", "is_approved = false"])
      expect(await write("planning", `update support_case_remark set ${changes}`)).toBe("nothing");
    await bench.owner("update support_case_remark set is_approved = false");
    expect(await write("planning", "update support_case_remark set is_approved = true")).toBe("done");
  });
});
