import { createRandom, type Random, uuidOf } from "@aiwork/demo/population/random";

/** A searched word, and how the texts write it. */
interface SearchedWord {
  /** As a user types it. */
  search: string;
  /** The forms in which job orders write it. */
  written: readonly string[];
  /** One job order in this many contains it. */
  oneIn: number;
}

const word = (search: string, oneIn: number, ...written: string[]): SearchedWord => ({
  search,
  written: written.length > 0 ? written : [search],
  oneIn,
});

/** The word whose search is measured against a scan. */
export const RARE_WORD = word("旋盤", 5_000);

/** Words of two or more characters, with several frequencies and forms. */
export const SEARCHED_WORDS: readonly SearchedWord[] = [
  RARE_WORD,
  word("溶接", 400),
  word("フォークリフト", 300, "フォークリフト", "ﾌｫｰｸﾘﾌﾄ", "ふぉーくりふと"),
  word("ＮＣ制御", 2_000, "NC制御", "ＮＣ制御", "nc制御"),
  word("宅地建物取引士", 3_000),
  word("玉掛け", 1_500),
];

/** A single character has no bigram. */
export const ONE_CHARACTER = word("鋲", 4_000, "鋲打ち");

/** Two words that some job orders contain together. */
export const TWO_WORDS = "溶接　制服";

/** A word in so many job orders that only the first pages are read. */
export const COMMON_WORD = "清掃";

/** The characters of the words in another sequence, which no bigram of the words matches. */
export const NEAR_MISSES = ["盤旋", "接溶", "リフトのフォーク", "建物の宅地", "掛け玉"];

const TITLES = ["一般事務", "清掃員", "介護職員", "施設警備員", "販売員", "配送助手", "調理補助", "営業員", "看護助手"];
const PLACES = ["白石区", "豊平区", "厚別区", "手稲区", "南区", "北区", "中央区", "江別市", "北広島市", "石狩市"];
const WORK = [
  ...[
    "書類の作成と電話の応対",
    "商品の陳列とレジ業務",
    "利用者の入浴と食事の介助",
    "建物の巡回と受付",
    "弁当の盛り付け",
  ],
  ...["トラックの荷物の積み下ろし", "得意先への訪問と見積りの作成", "病棟での配膳とシーツの交換", "データの入力と集計"],
  ...["事業所内の清掃とごみの回収", "工場での部品の検査と梱包", "除雪とロードヒーティングの管理", "家具の組立てと配達"],
];
const TERMS = [
  "未経験の方も応募できます",
  "経験者は優遇します",
  "車での通勤ができます",
  "制服を貸与します",
  "研修があります",
];
const RECEIVED = ["2013-08-05", "2013-08-22", "2013-09-03", "2013-09-17", "2013-10-01", "2013-10-11", "2013-10-25"];
/** One job order in this many contains the characters of a word in another sequence. */
const NEAR_MISS_ONE_IN = 500;

/** Generates job orders with Japanese texts of usual length, the same in every run; most are open. */
export function japaneseJobOrders(count: number): Record<string, unknown>[] {
  const random = createRandom("orders to be searched");
  return Array.from({ length: count }, (_, i) => {
    const { title, description } = textsOf(random);
    return {
      id: uuidOf(`searched order ${i}`),
      number: `01010-${i + 1}`,
      office: "ハローワーク札幌東",
      employer: "見本株式会社",
      disclosure: "FULL",
      title,
      description,
      occupation_code: "C/25",
      occupation_code_edition: "2011",
      employment_type: "REGULAR",
      contract_term: "INDEFINITE",
      wage_unit: "MONTHLY",
      wage_minimum: 160_000,
      insurance: ["雇用", "労災"],
      licences_required: [],
      openings: 2,
      received_on: random.pick(RECEIVED),
      refer_until: "2013-12-31",
      status: random.happens(0.9) ? "OPEN" : "CANCELED",
      trial_mode: "NONE",
    };
  });
}

function textsOf(random: Random): { title: string; description: string } {
  const held = [...SEARCHED_WORDS, ONE_CHARACTER].filter(({ oneIn }) => random.happens(1 / oneIn));
  const words = held.map(({ written }) => random.pick(written));
  if (random.happens(1 / NEAR_MISS_ONE_IN)) words.push(random.pick(NEAR_MISSES));
  const title = random.pick(TITLES) + (random.happens(0.5) ? `（${random.pick(PLACES)}）` : "");
  const parts = [random.pick(WORK), ...words.map((word) => `${word}の作業`), random.pick(WORK), random.pick(TERMS)];
  const sheet = `勤務地は${random.pick(PLACES)}、${random.between(1, 40)}名の職場です`;
  return { title, description: `${[...parts, sheet].join("。")}。` };
}
