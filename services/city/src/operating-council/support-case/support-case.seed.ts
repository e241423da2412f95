import { randomUUID } from "node:crypto";
import { seededSupportCases } from "@aiwork/agreement/operating-council/support-case/support-case";
import type { EntityManager } from "typeorm";
import { SupportCaseEntity, supportCaseHash } from "./support-case.entity";

type CaseTexts = Parameters<typeof supportCaseHash>[0];

const SHIROISHI_CASE: CaseTexts = {
  servicePointId: "shiroishi",
  ageBand: "FROM_45_TO_54",
  sex: "MALE",
  desiredOccupation: "不問",
  desiredOccupationNote: "年齢が高く、ビル管理や清掃関係の仕事を主に探している",
  previousOccupations: null,
  motive:
    "生活保護受給窓口のある白石区役所内に「あいワーク白石」が開設されたことをきっかけに利用開始。職種にこだわらず年齢的に可能性のある求人にチャレンジすることとなった。",
  issues:
    "・建設関係の仕事（測量・建設作業員）を２０年以上経験しており、冬期は雇用保険を受給していた。\n・新聞配達と集金がアルバイトに切り替えられ、離職。\n・長期失業が続いたため生活保護を受給している。",
  support:
    "・年齢で該当する求人に応募を繰り返すも経験がなく不調が続いたため、「中高年トライアル求人（正社員）」への応募を勧奨、了解を得る。\n・ビル管理人、駐車場管理人、清掃員等を中心に積極的にマッチングを行い、「交通誘導・イベントの警備員（併用求人）」で「中高年トライアル」を活用した職業紹介に至った。",
  result: "・警備員として中高年トライアル雇用が開始された。",
  supportDuration: "４．５ヶ月",
};

const TOYOHIRA_CASE: CaseTexts = {
  servicePointId: "toyohira",
  ageBand: "FROM_55_TO_64",
  sex: "MALE",
  desiredOccupation: "介護職",
  desiredOccupationNote: "訓練終了後に変更",
  previousOccupations: "設計士、通信土木作業員、建築土木作業員を経験",
  motive:
    "平成22年10月に離職、ハロワーク札幌東にて求職活動を開始。職業訓練を受講して、ホームヘルパー2級の資格を取得。自宅に近いことから「あいワーク豊平」を利用して介護職への就職を目指すこととなった。",
  issues:
    "・ホームヘルパー2級の資格を取得したが、介護職の実務経験がない。（求人は経験者希望が多い）\n・就職活動に不慣れで、希望にあった求人選択が困難。\n・６０歳定年が制約となり、なかなか応募できない。",
  support:
    "・実務経験がないことから「中高年トライアル求人（正社員）」への応募を勧奨、了解を得る。\n・該当する求人の検索を行い、情報を提供しながら一緒に応募先の絞り込みを実施。\n・強く応募を希望した求人は「定年制６０歳」となっていたが、「意欲のある方なのでぜひ応募させて欲しい」と求人者に交渉した結果、応募・面接に至る。",
  result: "・介護職員として正社員での就職が決定。",
  supportDuration: "２週間",
};

/** The source prints both cases, so both are published. */
export async function seedSupportCases(db: EntityManager): Promise<void> {
  const published = (texts: CaseTexts) => ({
    ...texts,
    recordId: randomUUID(),
    status: "PUBLISHED" as const,
    contentHash: supportCaseHash(texts),
  });
  await db.insert(SupportCaseEntity, [
    { ...seededSupportCases.shiroishi, ...published(SHIROISHI_CASE) },
    { ...seededSupportCases.toyohira, ...published(TOYOHIRA_CASE) },
  ]);
}
