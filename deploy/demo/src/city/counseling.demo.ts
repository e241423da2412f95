import { addDays, businessDayFrom, DEMO_DAY } from "../population/business-days";
import { counseledDays } from "../population/liaison-plan";
import type { Story } from "../population/person";
import { createRandom, type Random, uuidOf } from "../population/random";
import { HOURS, historyRows, type StateChangeRow } from "../population/state-changes";
import { shiroishiCase, toyohiraCase } from "../population/success-cases";

/** The city's counseling sessions in the two success cases, as the source describes them. */
const caseSessionRows = [
  caseSession(shiroishiCase, "2013-05-13", 60, ["CAREER_REVIEW", "LIFE_SUPPORT"], {
    summary:
      "生活保護受給窓口のある白石区役所内に「あいワーク白石」が開設されたことをきっかけに利用開始。建設関係の仕事（測量・建設作業員）を20年以上経験し、冬期は雇用保険を受給していた。新聞配達と集金がアルバイトに切り替えられ、離職。長期失業が続いている。職種にこだわらず年齢的に可能性のある求人にチャレンジすることとした。",
    next: ["ハローワークの職業相談で、年齢で該当する求人を探す", "NATIONAL", "2013-05-20"],
  }),
  caseSession(shiroishiCase, "2013-07-22", 40, ["INTERVIEW_PRACTICE"], {
    summary: "応募の不調が続いているが就職意欲は衰えず、毎週来所している。面接での伝え方を練習した。",
  }),
  caseSession(toyohiraCase, "2013-07-08", 50, ["CAREER_REVIEW", "JOB_SEARCH_SKILL"], {
    summary:
      "設計士、通信土木作業員、建築土木作業員を経験。職業訓練を受講してホームヘルパー2級の資格を取得したが、介護職の実務経験がない。就職活動に不慣れで、希望にあった求人選択が困難。自宅に近いことから「あいワーク豊平」を利用して介護職への就職を目指す。",
  }),
];

function caseSession(
  { person }: typeof shiroishiCase,
  day: string,
  minutes: number,
  themes: string[],
  { summary, next = [] }: { summary: string; next?: readonly string[] },
) {
  const [text = null, owner = null, dueOn = null] = next;
  return {
    id: uuidOf(`case session ${person.number} ${day}`) as string,
    seeker_id: person.id as string,
    service_point_id: person.servicePointId,
    day,
    booked_for: null as string | null,
    held_on: day as string | null,
    minutes: minutes as number | null,
    themes,
    status: "HELD",
    by_role: "city.counselor",
    summary: summary as string | null,
    next_action_text: text as string | null,
    next_action_owner: owner as string | null,
    next_action_due_on: dueOn as string | null,
  };
}

const SUBJECTS = [
  {
    theme: "CAREER_REVIEW",
    summary: "これまでの職歴を棚卸しし、活かせる経験を整理した。",
    next: "職務経歴の要点を書き出してくる",
  },
  {
    theme: "SELF_UNDERSTANDING",
    summary: "適性検査の結果をもとに、向いている働き方を話し合った。",
    next: "希望条件に順位をつける",
  },
  { theme: "JOB_SEARCH_SKILL", summary: "求人の探し方と求人票の読み方を確認した。", next: "関心のある求人を3件選ぶ" },
  { theme: "DOCUMENT_WRITING", summary: "履歴書と職務経歴書を添削した。", next: "書類を清書して持参する" },
  {
    theme: "INTERVIEW_PRACTICE",
    summary: "模擬面接を行い、志望動機の伝え方を練習した。",
    next: "想定質問への答えを準備する",
  },
  { theme: "TRAINING_CHOICE", summary: "職業訓練の内容と申込み時期を説明した。", next: "訓練校の見学を申し込む" },
] as const;

/** About one session in eight visits. A person who still visits may have a session booked. */
export function sessionRows(stories: readonly Story[]) {
  return [...caseSessionRows, ...stories.filter(({ person }) => !isOfSuccessCase(person.id)).flatMap(sessionsOf)];
}

/** Notes that only city counselors may read. */
export function counselingNoteRows(stories: readonly Story[]) {
  return sessionRows(stories)
    .filter(({ id, status }) => status === "HELD" && createRandom(`note ${id}`).happens(0.4))
    .map(({ id }) => ({ session_id: id, notes: "本人の様子は落ち着いている。次回は早めに声をかける。" }));
}

const isOfSuccessCase = (seekerId: string) => caseSessionRows.some((row) => row.seeker_id === seekerId);

function sessionsOf(story: Story) {
  const { person, visits, hiredOn } = story;
  const random = createRandom(`sessions ${person.number}`);
  const days = counseledDays(story);
  const held = days.map((day) => {
    const isLast = day === days.at(-1);
    return sessionRow(`session ${person.number} ${day}`, person, day, random, "HELD", !(isLast && hiredOn));
  });
  const missed = days.flatMap((day) => {
    const later = businessDayFrom(addDays(day, 3));
    const isMissed = !visits.includes(later) && later <= DEMO_DAY && random.happens(0.05);
    return isMissed ? [sessionRow(`session ${person.number} ${later}`, person, later, random, "NO_SHOW", false)] : [];
  });
  const isComing = !hiredOn && addDays(visits.at(-1) ?? "", 14) >= DEMO_DAY;
  if (!isComing || !random.happens(0.3)) return [...held, ...missed];
  const booked = businessDayFrom(addDays(DEMO_DAY, random.between(1, 14)));
  return [
    ...held,
    ...missed,
    sessionRow(`session ${person.number} ${booked}`, person, booked, random, "BOOKED", false),
  ];
}

/** A booking is recorded at the person's last visit, any other session on the day it was held. */
export function sessionHistory(stories: readonly Story[], sessions: ReturnType<typeof sessionRows>): StateChangeRow[] {
  const lastVisits = new Map(stories.map(({ person, visits }) => [person.id as string, visits.at(-1) ?? ""]));
  return sessions.flatMap(({ id, seeker_id, day, status }) => {
    const on = status === "BOOKED" ? (lastVisits.get(seeker_id) ?? day) : day;
    return historyRows(id, "city.counselor", HOURS.TALK, [[on, status]]);
  });
}

function sessionRow(
  name: string,
  person: Story["person"],
  day: string,
  random: Random,
  status: "HELD" | "NO_SHOW" | "BOOKED",
  goesOn: boolean,
) {
  const subject = random.pick(SUBJECTS);
  const isHeld = status === "HELD";
  return {
    id: uuidOf(name) as string,
    seeker_id: person.id as string,
    service_point_id: person.servicePointId,
    day,
    booked_for: `${day}T${random.pick(["09:30", "10:30", "13:30", "15:00"])}:00+09:00` as string | null,
    held_on: isHeld ? day : null,
    minutes: isHeld ? random.pick([30, 40, 50, 60]) : null,
    themes: [subject.theme] as string[],
    status: status as string,
    by_role: "city.counselor",
    summary: isHeld ? (subject.summary as string) : null,
    next_action_text: goesOn ? (subject.next as string) : null,
    next_action_owner: goesOn ? "CITY" : null,
    next_action_due_on: goesOn ? businessDayFrom(addDays(day, 14)) : null,
  };
}
