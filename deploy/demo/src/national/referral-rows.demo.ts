import { addDays, businessDayFrom, DEMO_DAY, earlierOf } from "../population/business-days";
import type { Person } from "../population/person";
import { type Random, uuidOf } from "../population/random";
import { HOURS, instantOf } from "../population/state-changes";
import type { JobKind } from "./job-kinds.demo";
import { officeOf } from "./offices.demo";

export function registrationId({ number }: Person): string {
  return uuidOf(`registration ${number}`);
}

const RULE_OF_2013 = "2013";

export type DemoReferralRow = ReturnType<typeof demoReferralRow>;

interface More {
  track?: "ORDINARY" | "TRIAL";
  interview_on?: string | null;
  concluded_on?: string | null;
  outcome_reason?: string | null;
  negotiation_id?: string | null;
  trial_reason?: string;
  trial_agreed_on?: string;
}

/** 紹介: a referral. One on trial has a decision of the same day, under the rule for ages 45 to 64. */
export function demoReferralRow(
  person: Person,
  order: { id: string },
  issuedOn: string,
  status: string,
  more: More = {},
) {
  const { track = "ORDINARY", trial_reason, trial_agreed_on, ...rest } = more;
  const isTrial = track === "TRIAL";
  const id = uuidOf(`referral ${person.number} ${order.id} ${issuedOn}`) as string;
  return {
    id,
    letter_number: `${officeOf(person.servicePointId).code}-${issuedOn.replaceAll("-", "")}-${id.slice(0, 8)}`,
    registration_id: registrationId(person),
    job_order_id: order.id,
    service_point_id: person.servicePointId,
    track,
    issued_on: issuedOn,
    by_role: "national.counselor",
    status,
    interview_on: rest.interview_on ?? null,
    concluded_on: rest.concluded_on ?? null,
    outcome_reason: rest.outcome_reason ?? null,
    negotiation_id: rest.negotiation_id ?? null,
    trial_rule_version: isTrial ? RULE_OF_2013 : null,
    trial_group: isTrial ? "AGE_45_TO_64" : null,
    trial_reason: isTrial ? (trial_reason ?? "希望する職種の経験がないため") : null,
    trial_decided_on: isTrial ? issuedOn : null,
    trial_decided_by_role: isTrial ? "national.counselor" : null,
    trial_agreed_on: isTrial ? (trial_agreed_on ?? issuedOn) : null,
  };
}

const TOPICS = [
  ["EXPERIENCE", "経験はないが、資格があるので応募させて欲しい。"],
  ["HOURS", "勤務時間を1時間短くして応募させて欲しい。"],
  ["WAGE", "経験を考慮した賃金を検討して欲しい。"],
] as const;

/** 求人者への交渉: agreed on the same day, refused some days later, or not settled yet. */
export function negotiationRow(person: Person, order: { id: string }, day: string, isRefused: boolean, random: Random) {
  const [topic, request] = random.pick(TOPICS);
  const settledOn = isRefused ? businessDayFrom(addDays(day, random.between(1, 6))) : day;
  const isOpen = settledOn > DEMO_DAY;
  return {
    id: uuidOf(`negotiation ${person.number} ${order.id}`) as string,
    registration_id: registrationId(person),
    job_order_id: order.id,
    topic: topic as string,
    request: request as string,
    status: isOpen ? "OPEN" : isRefused ? "REFUSED" : "AGREED",
    opened_on: day,
    settled_on: isOpen ? null : (settledOn as string | null),
    opened_by_role: "national.counselor",
  };
}

/** 就職: counted once confirmed, in the month of hiring. */
export function placementRow(
  referral: DemoReferralRow,
  employmentType: JobKind["employmentType"],
  hiredOn: string,
  supportStartedOn: string,
  onTrial: boolean,
  status: "CONFIRMED" | "REPORTED" | "VOIDED",
  random: Random,
) {
  const confirmed = businessDayFrom(addDays(hiredOn, random.between(1, 12)));
  const isVoided = status === "VOIDED";
  const confirmedOn = status === "REPORTED" ? null : earlierOf(confirmed, DEMO_DAY);
  const voidedOn = businessDayFrom(addDays(hiredOn, 31));
  return {
    id: uuidOf(`placement ${referral.id}`) as string,
    referral_id: referral.id,
    service_point_id: referral.service_point_id,
    hired_on: hiredOn,
    starts_on: businessDayFrom(addDays(hiredOn, random.between(1, 7))),
    employment_type: employmentType,
    on_trial: onTrial,
    support_started_on: supportStartedOn as string | null,
    status: status as string,
    confirmed_on: confirmedOn,
    void_reason: isVoided ? "入社を辞退したため" : null,
    corrected_month: isVoided ? voidedOn.slice(0, 7) : null,
    recorded_at: instantOf(hiredOn, HOURS.PLACEMENT),
    confirmed_recorded_at: confirmedOn && instantOf(confirmedOn, HOURS.PLACEMENT, 1),
    voided_recorded_at: isVoided ? instantOf(voidedOn, HOURS.PLACEMENT, 2) : null,
  };
}

const PLAN_DUE_DAYS = 14;

/** The last day of the three months from a day. */
function endOfTrial(startsOn: string): string {
  const [year = 0, month = 0, day = 0] = startsOn.split("-").map(Number);
  const end = new Date(Date.UTC(year, month + 2, day));
  const overran = end.getUTCDate() !== day;
  return addDays(
    overran ? new Date(Date.UTC(year, month + 3, 0)).toISOString().slice(0, 10) : end.toISOString().slice(0, 10),
    -1,
  );
}

/** トライアル雇用: three months, then regular employment in most cases. */
export function trialRow(placement: { id: string; starts_on: string }, random: Random) {
  const { id, starts_on: startsOn } = placement;
  const plannedEnd = endOfTrial(startsOn);
  const isOver = plannedEnd < DEMO_DAY;
  const hasBegun = startsOn <= DEMO_DAY;
  const isConverted = isOver && random.happens(0.8);
  const filedOn = addDays(startsOn, random.between(2, 13));
  return {
    id: uuidOf(`trial ${id}`) as string,
    placement_id: id,
    rule_version: "2013",
    starts_on: startsOn,
    planned_end_on: plannedEnd,
    plan_due_on: addDays(startsOn, PLAN_DUE_DAYS),
    plan_filed_on: filedOn <= DEMO_DAY && random.happens(0.97) ? filedOn : null,
    status: isConverted ? "CONVERTED" : isOver ? "NOT_CONVERTED" : hasBegun ? "STARTED" : "PLANNED",
    ended_on: isOver ? plannedEnd : null,
    end_reason: isOver && !isConverted ? "契約期間の満了" : null,
    converted_on: isConverted ? addDays(plannedEnd, 1) : null,
  };
}
