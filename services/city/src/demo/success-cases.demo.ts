import { uuidOf } from "@aiwork/agreement/demo/random";
import { shiroishiCase, toyohiraCase } from "@aiwork/agreement/demo/success-cases";

/** The city's counseling sessions in the two success cases, as the source describes them. */
export const caseSessionRows = [
  session(shiroishiCase, "2013-05-13", 60, ["CAREER_REVIEW", "LIFE_SUPPORT"], {
    summary:
      "生活保護受給窓口のある白石区役所内に「あいワーク白石」が開設されたことをきっかけに利用開始。建設関係の仕事（測量・建設作業員）を20年以上経験し、冬期は雇用保険を受給していた。新聞配達と集金がアルバイトに切り替えられ、離職。長期失業が続いている。職種にこだわらず年齢的に可能性のある求人にチャレンジすることとした。",
    next: ["ハローワークの職業相談で、年齢で該当する求人を探す", "NATIONAL", "2013-05-20"],
  }),
  session(shiroishiCase, "2013-07-22", 40, ["INTERVIEW_PRACTICE"], {
    summary: "応募の不調が続いているが就職意欲は衰えず、毎週来所している。面接での伝え方を練習した。",
  }),
  session(toyohiraCase, "2013-07-08", 50, ["CAREER_REVIEW", "JOB_SEARCH_SKILL"], {
    summary:
      "設計士、通信土木作業員、建築土木作業員を経験。職業訓練を受講してホームヘルパー2級の資格を取得したが、介護職の実務経験がない。就職活動に不慣れで、希望にあった求人選択が困難。自宅に近いことから「あいワーク豊平」を利用して介護職への就職を目指す。",
  }),
];

function session(
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
