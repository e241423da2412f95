import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { addDays, businessDayFrom, DEMO_DAY } from "../population/business-days";
import { phoneOf, type Story } from "../population/person";
import { createRandom } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";
import { officeOf, offices } from "./offices.demo";
import { registrationId } from "./referral-rows.demo";
import { caseRegistrations } from "./success-cases.demo";

const DESIRED = [
  "一般事務",
  "販売員",
  "介護職",
  "清掃員",
  "調理補助",
  "配送運転手",
  "倉庫内作業",
  "警備員",
  "看護助手",
  "電話受付",
];
const QUALIFICATIONS = [
  "普通自動車第一種運転免許",
  "日商簿記2級",
  "ホームヘルパー2級",
  "フォークリフト運転技能者",
  "調理師",
];

export const officeRows = Object.entries(offices).map(([id, { name }]) => ({ service_point_id: id, office: name }));

export function nationalFileRows(stories: readonly Story[]) {
  return stories.map((story) => {
    const { person } = story;
    return {
      seeker_id: person.id,
      name: person.name,
      name_kana: person.nameKana,
      birth_date: person.birthDate,
      sex: person.sex,
      phone: phoneOf(person),
      receives_employment_insurance: receivesInsurance(story),
    };
  });
}

/** For at most 330 days after the last job. */
function receivesInsurance(story: Story): boolean {
  const { person } = story;
  const isRecent = addDays(outOfWorkSince(story), 330) > DEMO_DAY && caseRegistrations[person.id] === undefined;
  return isRecent && !person.onPublicAssistance && createRandom(`insurance ${person.number}`).happens(0.6);
}

/** Received at the first visit and renewed while the person keeps coming. */
export function registrationRows(stories: readonly Story[]) {
  return stories.map((story) => {
    const { person, visits } = story;
    const random = createRandom(`registration ${person.number}`);
    const { name, code } = officeOf(person.servicePointId);
    const [receivedOn = ""] = visits;
    const row = {
      id: registrationId(person),
      number: `${code}-${person.number}`,
      seeker_id: person.id,
      office: name,
      service_point_id: person.servicePointId,
      received_on: receivedOn,
      valid_until: renewalsOf(story).validUntil,
      status: endOf(story)?.[1] ?? "ACTIVE",
      desired_occupations: random.sample([...DESIRED], random.between(1, 2)),
      any_occupation: random.happens(0.15),
      desired_employment_types: random.pick([
        ["REGULAR"],
        ["REGULAR", "FIXED_TERM"],
        ["PART_TIME"],
        ["FIXED_TERM", "PART_TIME"],
      ]),
      qualifications: random.sample([...QUALIFICATIONS], random.between(0, 2)),
      work_history: null as string | null,
      out_of_work_since: outOfWorkSince(story),
      age_on_receipt: ageOn(person.birthDate, receivedOn),
    };
    return { ...row, ...caseRegistrations[person.id] };
  });
}

export function registrationHistory(stories: readonly Story[]): StateChangeRow[] {
  return stories.flatMap((story) => {
    const { person, visits } = story;
    const { received_on = visits[0] ?? "" } = (caseRegistrations[person.id] ?? {}) as { received_on?: string };
    const renewed = renewalsOf(story).renewedOn.map((day): HistoryStep => [day, "ACTIVE", "有効期間の更新"]);
    const end = endOf(story);
    const steps: HistoryStep[] = [[received_on, "ACTIVE"], ...renewed, ...(end ? [end] : [])];
    return historyRows(registrationId(person), "national.counselor", HOURS.FILE, steps);
  });
}

/** A visit in the last two weeks of the term, or after it, starts a new term. */
function renewalsOf({ visits, hiredOn }: Story): { validUntil: string; renewedOn: string[] } {
  const renewedOn: string[] = [];
  let validUntil = endOfSecondMonthAfter(visits[0] ?? "");
  for (const day of visits.filter((visit) => hiredOn === null || visit < hiredOn)) {
    if (day <= addDays(validUntil, -14)) continue;
    renewedOn.push(day);
    validUntil = endOfSecondMonthAfter(day);
  }
  return { validUntil, renewedOn };
}

/** The last step of a registration that is not active any more. */
function endOf({ person, visits, hiredOn }: Story): HistoryStep | null {
  if (hiredOn) return [hiredOn, "PLACED"];
  const withdrawnOn = businessDayFrom(addDays(visits.at(-1) ?? "", 20));
  const isWithdrawn = withdrawnOn <= DEMO_DAY && createRandom(`withdrawal ${person.number}`).happens(0.1);
  return isWithdrawn ? [withdrawnOn, "WITHDRAWN", "本人の申出"] : null;
}

function outOfWorkSince({ person, visits }: Story): string {
  return addDays(visits[0] ?? "", -createRandom(`out of work ${person.number}`).between(5, 400));
}
