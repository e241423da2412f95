import { ageOn } from "@aiwork/agreement/calendar/age";
import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays, endOfSecondMonthAfter } from "@aiwork/agreement/demo/business-days";
import { phoneOf } from "@aiwork/agreement/demo/person";
import { randomOf } from "@aiwork/agreement/demo/random";
import type { Story } from "@aiwork/agreement/demo/story";
import { officeOf, offices } from "./offices";
import { registrationId } from "./registration-id";
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
  return stories.map(({ person }) => ({
    seeker_id: person.id,
    name: person.name,
    name_kana: person.nameKana,
    birth_date: person.birthDate,
    sex: person.sex,
    phone: phoneOf(person),
    receives_employment_insurance: !person.onPublicAssistance && randomOf(`insurance ${person.number}`).happens(0.35),
  }));
}

/** Received at the first visit and renewed as long as the person comes. */
export function registrationRows(stories: readonly Story[]) {
  return stories.map(({ person, visits, hiredOn }) => {
    const random = randomOf(`registration ${person.number}`);
    const { name, code } = officeOf(person.servicePointId);
    const [receivedOn = ""] = visits;
    const last = visits.at(-1) ?? receivedOn;
    const isGone = !hiredOn && addDays(last, 60) < DEMO_DAY && random.happens(0.1);
    const row = {
      id: registrationId(person),
      number: `${code}-${person.number}`,
      seeker_id: person.id,
      office: name,
      service_point_id: person.servicePointId,
      received_on: receivedOn,
      valid_until: endOfSecondMonthAfter(last),
      status: hiredOn ? "PLACED" : isGone ? "WITHDRAWN" : "ACTIVE",
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
      out_of_work_since: addDays(receivedOn, -random.between(5, 400)),
      age_on_receipt: ageOn(person.birthDate, receivedOn),
    };
    return { ...row, ...caseRegistrations[person.id] };
  });
}
