import { earlierOf } from "../population/business-days";
import { uuidOf } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";

const condition = (
  kind: string,
  text: string,
  more: { minimum?: number; maximum?: number; codes?: string[] } = {},
) => ({ kind, text, ...more });
const CONTACT = "各区役所の担当窓口";

/** 各種支援制度: invented programs of the usual kinds. */
export const programRows = [
  program(
    "P-001",
    "生活保護受給者等就労支援",
    "PUBLIC_ASSISTANCE",
    "生活保護を受けている方の就労を、ハローワークと連携して支援します。",
    [
      condition("ON_PUBLIC_ASSISTANCE", "生活保護を受けていること"),
      condition("AGE_BETWEEN", "18歳から64歳まで", { minimum: 18, maximum: 64 }),
    ],
  ),
  program(
    "P-002",
    "住宅手当緊急特別措置",
    "PUBLIC_ASSISTANCE",
    "離職により住居を失うおそれのある方に家賃相当額を支給します。",
    [
      condition("OUT_OF_WORK_MONTHS", "離職後24か月以内", { maximum: 24 }),
      condition("REGISTERED_AS_SEEKER", "求職申込みをしていること"),
      condition("STAFF_JUDGES", "収入と資産の要件を満たすこと"),
    ],
  ),
  program("P-003", "若年者職場体験", "EMPLOYMENT_PROMOTION", "職場体験を通じて就職を支援します。", [
    condition("AGE_BETWEEN", "15歳から34歳まで", { minimum: 15, maximum: 34 }),
  ]),
  program("P-004", "資格取得費の助成", "EMPLOYMENT_PROMOTION", "就職に役立つ資格の受講料を助成します。", [
    condition("VISITED_POINT", "あいワークを利用したこと"),
    condition("STAFF_JUDGES", "就職に役立つと認められること"),
  ]),
  program("P-005", "母子家庭等就業支援", "CHILD_SUPPORT", "ひとり親の方の就業相談と講習を行います。", [
    condition("STAFF_JUDGES", "ひとり親であること"),
  ]),
  program("P-006", "中高年再就職セミナー", "EMPLOYMENT_PROMOTION", "45歳以上の方の再就職のためのセミナーです。", [
    condition("AGE_BETWEEN", "45歳から64歳まで", { minimum: 45, maximum: 64 }),
  ]),
  program(
    "P-007",
    "白石区くらしと仕事の相談",
    "SHIROISHI_WELFARE",
    "白石区にお住まいの方の生活と仕事の相談に応じます。",
    [condition("LIVES_IN_WARD", "白石区にお住まいであること", { codes: ["011045"] })],
  ),
  program("P-008", "高齢者就業の案内", "ELDERLY_WELFARE", "臨時的・短期的な就業の機会を案内します。", [
    condition("AGE_BETWEEN", "60歳以上", { minimum: 60 }),
  ]),
  {
    ...program("P-009", "冬期就労の相談", "EMPLOYMENT_PROMOTION", "冬期に仕事を離れる方の相談に応じます。", []),
    accepts_from: "2013-11-15",
    accepts_until: "2014-03-15",
  },
  { ...program("P-010", "緊急雇用の案内", "EMPLOYMENT_PROMOTION", "平成24年度で終了しました。", []), status: "ENDED" },
];

function program(
  number: string,
  title: string,
  department: string,
  summary: string,
  conditions: ReturnType<typeof condition>[],
) {
  return {
    id: uuidOf(`program ${number}`),
    number,
    title,
    summary,
    detail: `${summary}詳しくは窓口におたずねください。`,
    department,
    contact: CONTACT,
    conditions,
    required_documents: ["本人確認書類"],
    accepts_from: "2012-04-01",
    accepts_until: null as string | null,
    status: "PUBLISHED",
  };
}

const LAST_DRAFTED = "2013-10-15";

export function programHistory(rows: typeof programRows): StateChangeRow[] {
  return rows.flatMap(({ id, accepts_from, status }) => {
    const drafted = earlierOf(accepts_from, LAST_DRAFTED);
    const steps: HistoryStep[] = [
      [drafted, "DRAFT"],
      [drafted, "PUBLISHED"],
    ];
    if (status === "ENDED") steps.push(["2013-04-01", "ENDED", "年度の終了"]);
    return historyRows(id, "city.program_officer", HOURS.FILE, steps);
  });
}
