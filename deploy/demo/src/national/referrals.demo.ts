import { ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { addDays, businessDayFrom, DEMO_DAY, earlierOf } from "../population/business-days";
import type { Story } from "../population/person";
import { createRandom, type Random } from "../population/random";
import { successCases } from "../population/success-cases";
import { type DemoJobOrder, type DemoOrderBook, fillDemoOpening } from "./job-orders.demo";
import { type DemoReferralRow, demoReferralRow, negotiationRow, placementRow, trialRow } from "./referral-rows.demo";

const ENDINGS = ["NOT_HIRED", "NOT_HIRED", "NOT_HIRED", "SEEKER_DECLINED", "NO_SHOW", "ORDER_CLOSED", "RESULT_UNKNOWN"];
const REASONS: Record<string, string> = {
  NOT_HIRED: "他の応募者が採用された",
  SEEKER_DECLINED: "条件が合わなかった",
  ORDER_CLOSED: "募集が終了した",
};
const LIVE = ["ISSUED", "APPLIED", "INTERVIEW_SET"];
/** Extra hires of persons whose story has none: placements only reported, and placements voided. */
const REPORTED_ONLY = 8;
const VOIDED = 6;

export interface DemoReferrals {
  referrals: DemoReferralRow[];
  placements: ReturnType<typeof placementRow>[];
  trials: ReturnType<typeof trialRow>[];
  negotiations: ReturnType<typeof negotiationRow>[];
}

/** Hires first, in the order of their days, so that they fill the openings; then the referrals without a hire. */
export function referralsOf(stories: readonly Story[], orders: DemoOrderBook): DemoReferrals {
  const rows: DemoReferrals = { referrals: [], placements: [], trials: [], negotiations: [] };
  const own = stories.filter((story) => !successCases.includes(story));
  const hired = own
    .filter(({ hiredOn }) => hiredOn !== null)
    .sort((a, b) => ((a.hiredOn ?? "") < (b.hiredOn ?? "") ? -1 : 1));
  for (const story of hired) addHire(story, story.hiredOn ?? "", "CONFIRMED", orders, rows);
  const others = own.filter(({ hiredOn, visits }) => hiredOn === null && visits.length >= 3);
  const recent = others.filter(({ visits }) => (visits.at(-1) ?? "") >= "2013-10-21").slice(0, REPORTED_ONLY);
  for (const story of recent) addHire(story, story.visits.at(-1) ?? "", "REPORTED", orders, rows);
  const left = others.filter(({ visits }) => (visits.at(-1) ?? "").startsWith("2013-06")).slice(0, VOIDED);
  for (const story of left) addHire(story, story.visits.at(-1) ?? "", "VOIDED", orders, rows);
  for (const story of own) addFailures(story, orders, rows);
  return rows;
}

function addHire(
  story: Story,
  hiredOn: string,
  status: "CONFIRMED" | "REPORTED" | "VOIDED",
  orders: DemoOrderBook,
  rows: DemoReferrals,
): void {
  const { person, visits } = story;
  const random = createRandom(`hire ${person.number}`);
  const issuedOn = dayBefore(hiredOn, visits[0] ?? hiredOn, random);
  const age = ageOn(person.birthDate, issuedOn);
  const isOfAge = age >= 45 && age <= 64;
  const order = orders.choose(issuedOn, age, random, ({ kind }) => isOfAge || kind.trialMode !== "TRIAL_ONLY");
  if (status !== "VOIDED") fillDemoOpening(order, hiredOn);
  const { trialMode } = order.kind;
  const onTrial = trialMode === "TRIAL_ONLY" || (trialMode === "DUAL" && isOfAge && random.happens(0.6));
  const interviewOn = issuedOn < hiredOn ? businessDayFrom(addDays(issuedOn, 1)) : issuedOn;
  const referral = demoReferralRow(person, order, issuedOn, "HIRED", {
    track: onTrial ? "TRIAL" : "ORDINARY",
    interview_on: earlierOf(interviewOn, hiredOn),
    concluded_on: hiredOn,
  });
  const placement = placementRow(
    referral,
    order.kind.employmentType,
    hiredOn,
    visits[0] ?? hiredOn,
    onTrial,
    status,
    random,
  );
  rows.referrals.push(referral);
  rows.placements.push(placement);
  if (onTrial && status === "CONFIRMED") rows.trials.push(trialRow(placement, random));
}

/** Two to ten days before the hire, but not before the person's first visit. */
function dayBefore(hiredOn: string, first: string, random: Random): string {
  const day = businessDayFrom(addDays(hiredOn, -random.between(2, 10)));
  return day < first ? first : day <= hiredOn ? day : hiredOn;
}

/** Referrals without a hire and, in the last days, referrals without a result yet. */
function addFailures({ person, visits, hiredOn }: Story, orders: DemoOrderBook, rows: DemoReferrals): void {
  const random = createRandom(`referrals ${person.number}`);
  const days = visits.filter((day, i) => i > 0 && i % 4 === 2 && (hiredOn === null || addDays(day, 20) < hiredOn));
  const taken = new Set<DemoJobOrder>();
  for (const day of days.slice(0, random.between(0, 4))) {
    const suits = (one: DemoJobOrder) => !taken.has(one) && one.kind.trialMode !== "TRIAL_ONLY";
    const order = orders.choose(day, ageOn(person.birthDate, day), random, suits);
    taken.add(order);
    const isNegotiated = random.happens(0.03);
    const isRefused = isNegotiated && random.happens(0.4);
    if (isNegotiated) rows.negotiations.push(negotiationRow(person, order, day, isRefused, random));
    const negotiation_id = isNegotiated ? (rows.negotiations.at(-1)?.id ?? null) : null;
    if (!isRefused) rows.referrals.push(failedReferral(person, order, day, negotiation_id, random));
  }
}

function failedReferral(
  person: Story["person"],
  order: DemoJobOrder,
  day: string,
  negotiation_id: string | null,
  random: Random,
) {
  const interviewOn = businessDayFrom(addDays(day, random.between(3, 6)));
  const endsOn = businessDayFrom(addDays(interviewOn, random.between(1, 10)));
  const isLive = endsOn > DEMO_DAY;
  const status = isLive ? random.pick(LIVE) : random.pick(ENDINGS);
  const isInterviewed = status === "NOT_HIRED" || status === "INTERVIEW_SET";
  return demoReferralRow(person, order, day, status, {
    interview_on: isInterviewed ? interviewOn : null,
    concluded_on: isLive ? null : endsOn,
    outcome_reason: REASONS[status] ?? null,
    negotiation_id,
  });
}
