import { addDays } from "@aiwork/agreement/demo/business-days";
import { historyRows, type StateChangeRow } from "@aiwork/agreement/demo/state-changes";
import type { registrationRows } from "./national-files.demo";
import type { placementRow } from "./placements.demo";
import type { ReferralRow } from "./referral-row";
import type { trialRow } from "./trials.demo";

interface Tables {
  registration: ReturnType<typeof registrationRows>;
  job_order: Record<string, unknown>[];
  referral: ReferralRow[];
  placement: ReturnType<typeof placementRow>[];
  trial_employment: ReturnType<typeof trialRow>[];
  negotiation: { id: string; opened_on: string; settled_on: string; status: string }[];
}

type Step = readonly [day: string, state: string, reason?: string];
const ROLE = "nation.counselor";

/** How each thing came to the state in which it is. */
export function historyOfNation(tables: Tables): StateChangeRow[] {
  const placedOn = new Map(
    tables.referral.map((row) => [row.status === "HIRED" ? row.registration_id : "", row.concluded_on ?? ""]),
  );
  return [
    ...tables.registration.flatMap(({ id, received_on, status, valid_until }) => {
      const later: Step[] = status === "ACTIVE" ? [] : [[placedOn.get(id) ?? valid_until, status]];
      return historyRows(id, ROLE, [[received_on, "ACTIVE"], ...later]);
    }),
    ...tables.job_order.flatMap((row) => {
      const receivedOn = String(row.received_on);
      const later: Step[] = row.status === "OPEN" ? [] : [[addDays(receivedOn, 20), String(row.status)]];
      return historyRows(String(row.id), "nation.order_officer", [
        [receivedOn, "RECEIVED"],
        [receivedOn, "OPEN"],
        ...later,
      ]);
    }),
    ...tables.negotiation.flatMap(({ id, opened_on, settled_on, status }) =>
      historyRows(id, ROLE, [
        [opened_on, "OPEN"],
        [settled_on, status],
      ]),
    ),
    ...tables.referral.flatMap(stepsOfReferral),
    ...tables.placement.flatMap(({ id, hired_on, confirmed_on, status, void_reason }) => {
      const confirmed: Step[] = confirmed_on ? [[confirmed_on, "CONFIRMED"]] : [];
      const voided: Step[] = void_reason ? [[addDays(hired_on, 31), status, void_reason]] : [];
      return historyRows(id, ROLE, [[hired_on, "REPORTED"], ...confirmed, ...voided]);
    }),
    ...tables.trial_employment.flatMap(({ id, starts_on, status, ended_on, end_reason }) => {
      const begun: Step[] = status === "PLANNED" ? [] : [[starts_on, "STARTED"]];
      const ended: Step[] = ended_on ? [[ended_on, status, end_reason ?? undefined] as unknown as Step] : [];
      return historyRows(id, ROLE, [[addDays(starts_on, -1), "PLANNED"], ...begun, ...ended]);
    }),
  ];
}

function stepsOfReferral({
  id,
  issued_on,
  interview_on,
  concluded_on,
  status,
  outcome_reason,
}: ReferralRow): StateChangeRow[] {
  const isPending = ["ISSUED", "APPLIED", "INTERVIEW_SET"].includes(status);
  const interviewed: Step[] = interview_on && !isPending ? [[interview_on, "INTERVIEWED"]] : [];
  const last: Step[] =
    status === "ISSUED"
      ? []
      : [[concluded_on ?? addDays(issued_on, 1), status, outcome_reason ?? undefined] as unknown as Step];
  return historyRows(id, ROLE, [[issued_on, "ISSUED"], ...interviewed, ...last]);
}
