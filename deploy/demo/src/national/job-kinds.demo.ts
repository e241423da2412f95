/** A kind of job order usual in the region, with its terms. */
export interface JobKind {
  title: string;
  description: string;
  occupationCode: string;
  employmentType: "REGULAR" | "FIXED_TERM" | "PART_TIME";
  /** Yen, per hour for part-time work, otherwise per month. */
  wage: readonly [minimum: number, maximum: number];
  licences?: readonly string[];
  trialMode?: "DUAL" | "TRIAL_ONLY";
  ageLimit?: { minimum?: number; maximum?: number; ground: string; basis: string };
  retirementAge?: number;
}

const UNTIL_RETIREMENT = { maximum: 59, ground: "RETIREMENT_AGE", basis: "定年を上限" };
const GUARDS = { minimum: 18, ground: "STATUTORY_MINIMUM", basis: "警備業法第14条" };
const YOUNG = { maximum: 34, ground: "YOUNG_CAREER_START", basis: "長期勤続によるキャリア形成を図るため" };

const kind = (
  title: string,
  description: string,
  occupationCode: string,
  employmentType: JobKind["employmentType"],
  wage: JobKind["wage"],
  more: Partial<JobKind> = {},
): JobKind => ({ title, description, occupationCode, employmentType, wage, ...more });

export const jobKinds: readonly JobKind[] = [
  kind("一般事務", "書類の作成、電話と来客の応対", "C/25", "REGULAR", [150_000, 190_000]),
  kind("一般事務（パート）", "データ入力と書類の整理", "C/25", "PART_TIME", [719, 850]),
  kind("販売員", "食料品の販売、品出し、レジ", "D/32", "PART_TIME", [719, 800]),
  kind("営業員", "事務機器の提案営業", "D/34", "REGULAR", [170_000, 260_000], {
    licences: ["普通自動車第一種運転免許"],
    ageLimit: YOUNG,
  }),
  kind("介護職員", "特別養護老人ホームでの介護業務", "E/36", "REGULAR", [155_000, 190_000], {
    trialMode: "DUAL",
    retirementAge: 65,
  }),
  kind("訪問介護員", "利用者宅での身体介護と生活援助", "E/36", "PART_TIME", [1_000, 1_400], {
    licences: ["ホームヘルパー2級"],
  }),
  kind("調理補助", "病院内での調理の補助と配膳", "E/39", "PART_TIME", [719, 780]),
  kind("ビル管理人", "建物の点検、受付、巡回", "E/41", "FIXED_TERM", [135_000, 150_000]),
  kind("駐車場管理人", "駐車場の料金収受と案内", "E/41", "PART_TIME", [719, 750]),
  kind("交通誘導警備員", "道路工事現場での交通誘導", "F/45", "FIXED_TERM", [140_000, 170_000], { ageLimit: GUARDS }),
  kind("施設警備員", "商業施設の巡回と受付", "F/45", "REGULAR", [145_000, 165_000], {
    ageLimit: GUARDS,
    trialMode: "DUAL",
  }),
  kind("旋盤工", "旋盤による金属部品の加工", "H/54", "REGULAR", [170_000, 250_000], {
    ageLimit: UNTIL_RETIREMENT,
    retirementAge: 60,
    trialMode: "DUAL",
  }),
  kind("食品製造", "水産加工品の製造と包装", "H/57", "FIXED_TERM", [130_000, 145_000], { trialMode: "DUAL" }),
  kind("配送運転手", "市内の商店への配送", "I/66", "REGULAR", [170_000, 220_000], {
    licences: ["普通自動車第一種運転免許"],
    trialMode: "DUAL",
    retirementAge: 65,
  }),
  kind("土木作業員", "道路、河川の土木工事", "J/71", "FIXED_TERM", [180_000, 230_000]),
  kind("清掃員", "事務所と共用部の清掃", "K/76", "PART_TIME", [719, 760]),
  kind("倉庫内作業", "商品の仕分けと梱包", "K/77", "FIXED_TERM", [135_000, 160_000], { trialMode: "TRIAL_ONLY" }),
  kind("看護助手", "病棟での看護の補助", "E/37", "REGULAR", [145_000, 165_000], {
    trialMode: "DUAL",
    ageLimit: UNTIL_RETIREMENT,
    retirementAge: 60,
  }),
];
