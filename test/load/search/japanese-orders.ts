import { type Random, randomOf, uuidOf } from "@aiwork/agreement/demo/random";
import { NEAR_MISSES, ONE_CHARACTER, WORDS } from "./words";

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
/** One order in so many holds characters of a word in another order. */
const NEAR_MISS = 500;

/** Job orders with Japanese texts of a sheet's usual length, the same at every run; most of them are open. */
export function japaneseOrders(count: number): Record<string, unknown>[] {
  const random = randomOf("orders to be searched");
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
  const held = [...WORDS, ONE_CHARACTER].filter(({ oneIn }) => random.happens(1 / oneIn));
  const words = held.map(({ written }) => random.pick(written));
  if (random.happens(1 / NEAR_MISS)) words.push(random.pick(NEAR_MISSES));
  const title = random.pick(TITLES) + (random.happens(0.5) ? `（${random.pick(PLACES)}）` : "");
  const parts = [random.pick(WORK), ...words.map((word) => `${word}の作業`), random.pick(WORK), random.pick(TERMS)];
  const sheet = `勤務地は${random.pick(PLACES)}、${random.between(1, 40)}名の職場です`;
  return { title, description: `${[...parts, sheet].join("。")}。` };
}
