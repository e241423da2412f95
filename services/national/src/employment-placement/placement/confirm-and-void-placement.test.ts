import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { illegalTransitions, parseTransitionSteps, transitionSteps } from "@aiwork/kit/agreement/transition-steps";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import type { RegistrationEntity } from "../registration/registration.entity";
import { PLACEMENT_TRANSITIONS, type PlacementEntity } from "./placement.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

interface Given {
  registration?: Partial<RegistrationEntity>;
  order?: Partial<JobOrderEntity>;
  placement?: Partial<PlacementEntity>;
}
async function placed({ registration, order, placement }: Given = {}) {
  const seekerId = await add.person();
  const registrationId = await add.registration({ seekerId, ...registration });
  const jobOrderId = await add.jobOrder({ openings: 1, filled: 1, status: "FILLED", ...order });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
  return { seekerId, registrationId, jobOrderId, placementId: await add.placement({ referralId, ...placement }) };
}
const CONFIRMED = { status: "CONFIRMED", confirmedOn: "2013-10-20" } as const;
const VOIDED = { ...CONFIRMED, status: "VOIDED", voidReason: "誤り", correctedMonth: "2013-10" } as const;
const rows = { REPORTED: {}, CONFIRMED, VOIDED };
const WITHDREW = "入社を辞退したため";

const FIELDS =
  "placement { version status confirmedOn countedMonth voidReason correctedMonth history { from to reason } }";
const change =
  (name: string, input: object) =>
  (who: CallerClaims, placementId: string, more: object = {}) =>
    sendNationalMutation(party, who, name, { placementId, version: 1, ...input, ...more }, FIELDS);
const confirm = change("confirmPlacement", { confirmedOn: "2013-10-31" });
const withdraw = change("voidPlacement", { reason: WITHDREW });
const statusOf = async (table: string, id: string) => {
  const [row] = await party.database.dataSource.query(`select status, version from ${table} where id = $1`, [id]);
  const changes = "select from_state, to_state, reason from state_change where subject_id = $1 order by id";
  return { ...row, history: await party.database.dataSource.query(changes, [id]) };
};
const refused = (code: string, ...path: string[]) => ({ placement: null, userErrors: [{ code, path }] });

describe("confirmPlacement", () => {
  it("counts a confirmed placement in the month of the hire and places the registration", async () => {
    const { placementId, registrationId } = await placed({ placement: { hiredOn: "2013-10-10" } });
    const { placement } = await confirm(NATIONAL_COUNSELOR, placementId);
    const counted = { confirmedOn: "2013-10-31", countedMonth: "2013-10" };
    expect(placement).toMatchObject({ version: 2, status: "CONFIRMED", ...counted });
    expect(placement.history).toEqual([{ from: "REPORTED", to: "CONFIRMED", reason: null }]);
    expect(await statusOf("registration", registrationId)).toEqual({
      status: "PLACED",
      version: 2,
      history: [{ from_state: "ACTIVE", to_state: "PLACED", reason: null }],
    });
  });

  it("places a registration that expired after the hire, but not one that expired before it", async () => {
    const since = await placed({ registration: { validUntil: "2013-10-10" } });
    await confirm(NATIONAL_COUNSELOR, since.placementId);
    expect(await statusOf("registration", since.registrationId)).toMatchObject({ status: "PLACED" });
    const before = await placed({ registration: { validUntil: "2013-10-09" } });
    expect((await confirm(NATIONAL_COUNSELOR, before.placementId)).userErrors).toEqual([]);
    expect(await statusOf("registration", before.registrationId)).toMatchObject({ status: "ACTIVE", version: 1 });
  });

  it("does not place a registration that was renewed after the hire and had expired before it", async () => {
    const { placementId, registrationId } = await placed({
      registration: { receivedOn: "2013-07-01", validUntil: "2013-12-31" },
    });
    await add.stateChange(registrationId, "2013-10-30T01:00:00Z", "ACTIVE", "EXPIRED");
    await confirm(NATIONAL_COUNSELOR, placementId);
    expect(await statusOf("registration", registrationId)).toMatchObject({ status: "ACTIVE", version: 1 });
  });

  it.each<[string, CallerClaims, object, string, string]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD", "placementId"],
    ["with an unknown id", NATIONAL_COUNSELOR, { placementId: randomUUID() }, "NO_SUCH_RECORD", "placementId"],
    ["with an old version", NATIONAL_COUNSELOR, { version: 2 }, "VERSION_CONFLICT", "version"],
    ["on a future day", NATIONAL_COUNSELOR, { confirmedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "confirmedOn"],
    ["before the hire", NATIONAL_COUNSELOR, { confirmedOn: "2013-10-09" }, "CONFIRMED_BEFORE_HIRED", "confirmedOn"],
  ])("refuses to confirm a placement %s", async (_, who, more, code, field) => {
    const { placementId, registrationId } = await placed();
    const before = await countRows(party);
    expect(await confirm(who, placementId, more)).toEqual(refused(code, field));
    expect(await countRows(party)).toEqual(before);
    expect(await statusOf("registration", registrationId)).toMatchObject({ version: 1 });
  });
});

describe("voidPlacement", () => {
  it("releases the opening of a reported placement when voided with a reason, which counts in no month", async () => {
    const { placementId, jobOrderId, registrationId } = await placed();
    expect((await withdraw(NATIONAL_COUNSELOR, placementId)).placement).toEqual({
      version: 2,
      status: "VOIDED",
      confirmedOn: null,
      countedMonth: null,
      voidReason: WITHDREW,
      correctedMonth: null,
      history: [{ from: "REPORTED", to: "VOIDED", reason: WITHDREW }],
    });
    const history = [{ from_state: "FILLED", to_state: "OPEN", reason: WITHDREW }];
    expect(await statusOf("job_order", jobOrderId)).toEqual({ status: "OPEN", version: 2, history });
    expect(await statusOf("registration", registrationId)).toMatchObject({ status: "ACTIVE", version: 1 });
  });

  it("makes the registration active again when a confirmed placement is voided, unless another one is confirmed", async () => {
    const registration = { status: "PLACED" } as const;
    const alone = await placed({ registration, placement: CONFIRMED });
    await withdraw(NATIONAL_COUNSELOR, alone.placementId);
    expect(await statusOf("registration", alone.registrationId)).toEqual({
      status: "ACTIVE",
      version: 2,
      history: [{ from_state: "PLACED", to_state: "ACTIVE", reason: WITHDREW }],
    });
    const two = await placed({ registration, placement: CONFIRMED });
    const { registrationId } = two;
    const referralId = await add.referral({ registrationId, jobOrderId: await add.jobOrder({}), status: "HIRED" });
    await add.placement({ referralId, ...CONFIRMED });
    await withdraw(NATIONAL_COUNSELOR, two.placementId);
    expect(await statusOf("registration", registrationId)).toMatchObject({ status: "PLACED", version: 1 });
  });

  it("cancels a planned trial, and requires a running one to end first", async () => {
    const planned = await placed();
    const days = { startsOn: "2013-11-01", plannedEndOn: "2014-01-31", planDueOn: "2013-11-15" };
    const trial = await add.trial({ placementId: planned.placementId, status: "PLANNED", ...days });
    await withdraw(NATIONAL_COUNSELOR, planned.placementId);
    expect(await statusOf("trial_employment", trial)).toMatchObject({ status: "NOT_STARTED", version: 2 });
    for (const status of ["STARTED", "PLANNED"] as const) {
      const running = await placed();
      await add.trial({ placementId: running.placementId, status });
      expect(await withdraw(NATIONAL_COUNSELOR, running.placementId)).toEqual(refused("TRIAL_RUNNING", "placementId"));
      expect(await statusOf("job_order", running.jobOrderId)).toMatchObject({ status: "FILLED", version: 1 });
    }
  });

  it.each<[string, CallerClaims, object, string, string]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD", "placementId"],
    ["with an unknown id", NATIONAL_COUNSELOR, { placementId: randomUUID() }, "NO_SUCH_RECORD", "placementId"],
    ["with an old version", NATIONAL_COUNSELOR, { version: 2 }, "VERSION_CONFLICT", "version"],
    ["without a reason", NATIONAL_COUNSELOR, { reason: "　" }, "REASON_REQUIRED", "reason"],
  ])("refuses to void a placement %s", async (_, who, more, code, field) => {
    const { placementId, jobOrderId } = await placed();
    const before = await countRows(party);
    expect(await withdraw(who, placementId, more)).toEqual(refused(code, field));
    expect(await countRows(party)).toEqual(before);
    expect(await statusOf("job_order", jobOrderId)).toMatchObject({ status: "FILLED", version: 1 });
  });

  it("is rejected by the database when voided without a month of correction", async () => {
    await expect(placed({ placement: { ...VOIDED, correctedMonth: null } })).rejects.toThrow(/corrected_when_voided/);
  });
});

describe("the states of a placement", () => {
  it("match the state machine of the domain", () => {
    expect(transitionSteps(PLACEMENT_TRANSITIONS)).toEqual(
      parseTransitionSteps("REPORTED→CONFIRMED→VOIDED; REPORTED→VOIDED"),
    );
  });

  it.each(illegalTransitions(PLACEMENT_TRANSITIONS).filter(([, to]) => to !== "REPORTED"))(
    "refuse to change a placement from %s to %s",
    async (from, to) => {
      const { placementId } = await placed({ placement: rows[from] });
      const before = await countRows(party);
      const act = to === "CONFIRMED" ? confirm : withdraw;
      expect(await act(NATIONAL_COUNSELOR, placementId)).toEqual(refused("ILLEGAL_TRANSITION", "placementId"));
      expect(await countRows(party)).toEqual(before);
    },
  );
});
