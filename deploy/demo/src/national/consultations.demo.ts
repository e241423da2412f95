import { addDays, businessDayFrom } from "../population/business-days";
import { consultedDays, dayRequestedByLiaison, liaisonOf } from "../population/liaison-plan";
import type { Story } from "../population/person";
import { createRandom, uuidOf } from "../population/random";
import { HOURS, instantOf } from "../population/state-changes";
import { successCases } from "../population/success-cases";
import { caseRows } from "./success-cases.demo";

const TALKS = [
  { topics: ["JOB_SEARCH"], summary: "希望条件を確認し、該当する求人を案内した。", next: "案内した求人票を読んでくる" },
  { topics: ["JOB_MATCHING"], summary: "経験と資格から応募できる求人を絞り込んだ。", next: "応募先を決める" },
  { topics: ["APPLICATION_DOCUMENTS"], summary: "応募書類の書き方を助言した。", next: "応募書類を持参する" },
  { topics: ["INTERVIEW"], summary: "面接の日程と持ち物を確認した。", next: "面接の結果を知らせる" },
  { topics: ["TRAINING"], summary: "職業訓練の募集案内を渡した。", next: "訓練の説明会に出る" },
  {
    topics: ["EMPLOYMENT_INSURANCE"],
    summary: "雇用保険の受給中の求職活動について説明した。",
    next: "次の認定日までに応募する",
  },
] as const;

/** 職業相談: at about one in four visits. */
export function consultationRows(stories: readonly Story[]) {
  return [
    ...caseRows.consultations,
    ...stories.filter((story) => !successCases.includes(story)).flatMap(consultationsOf),
  ];
}

/** Only for Hello Work counselors. */
export function consultationNoteRows(stories: readonly Story[]) {
  return consultationRows(stories)
    .filter(({ id }) => createRandom(`note ${id}`).happens(0.1))
    .map(({ id }) => ({ consultation_id: id, notes: "次回、応募の意思を確かめる。" }));
}

function consultationsOf(story: Story) {
  const { person, hiredOn } = story;
  const random = createRandom(`consultations ${person.number}`);
  const days = consultedDays(story);
  const liaisonDay = dayRequestedByLiaison(story);
  return days.map((day) => {
    const talk = random.pick(TALKS);
    const goesOn = !(hiredOn && day === days.at(-1));
    return {
      id: uuidOf(`consultation ${person.number} ${day}`) as string,
      seeker_id: person.id as string,
      service_point_id: person.servicePointId,
      held_on: day,
      recorded_at: instantOf(day, HOURS.TALK),
      minutes: random.pick([15, 20, 30, 40]),
      topics: [...talk.topics] as string[],
      by_role: "national.counselor",
      proposal: null as string | null,
      proposal_agreed: null as boolean | null,
      summary: talk.summary as string,
      next_action_text: goesOn ? (talk.next as string) : null,
      next_action_owner: goesOn ? "NATIONAL" : null,
      next_action_due_on: goesOn ? businessDayFrom(addDays(day, 7)) : null,
      liaison_id: day === liaisonDay ? (liaisonOf(story)?.id ?? null) : null,
    };
  });
}
