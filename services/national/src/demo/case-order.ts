import { endOfSecondMonthAfter } from "@aiwork/agreement/calendar/end-of-second-month";
import { uuidOf } from "@aiwork/agreement/demo/random";
import { HOURS, historyRows, type StateChangeRow, type Step } from "@aiwork/agreement/demo/state-changes";
import type { JobKind } from "./job-kinds";
import { describeKind } from "./job-orders.demo";

/** An order of a success case. */
export function caseOrder(number: number, receivedOn: string, kind: JobKind, openings: number, filled: number) {
  const [least, most] = kind.wage;
  return {
    id: uuidOf(`case order ${number}`) as string,
    number: `01020-${number}`,
    office: "札幌東公共職業安定所",
    employer: "株式会社見本（成功例）",
    disclosure: "FULL",
    ...describeKind(kind),
    workplace_ward_code: "011045",
    wage_minimum: least,
    wage_maximum: most,
    openings,
    received_on: receivedOn,
    refer_until: endOfSecondMonthAfter(receivedOn),
    filled,
    status: filled === openings ? "FILLED" : "OPEN",
    not_accepted_ground: null,
  };
}

export function caseOrderHistory(
  { id, received_on }: ReturnType<typeof caseOrder>,
  filledOn: string | null,
): StateChangeRow[] {
  const steps: Step[] = [
    [received_on, "RECEIVED"],
    [received_on, "OPEN"],
  ];
  if (filledOn) steps.push([filledOn, "FILLED"]);
  return historyRows(id, "national.order_officer", HOURS.NEGOTIATION, steps);
}
