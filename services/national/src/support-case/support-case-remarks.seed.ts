import { seededCases } from "@aiwork/agreement/support-case/seeded-cases";
import type { EntityManager } from "typeorm";
import { SupportCaseRemarkEntity } from "./support-case-remark.entity";

const shiroishi =
  "・応募の不調が続いたが、担当者のアドバイス等により就職意欲が衰えることなく、むしろ、就職への意欲がだんだん高まり毎週来所するなど非常に熱心。その意欲が求人者に伝わり、紹介面接から２日後の早期就職につながったと感じています。トライアル雇用も背中を押してくれました。";
const toyohira =
  "・前向きで、希望職種・条件がきちんと決まっていたので、面接にこぎつければ採用は確実と思っていました。トライアル雇用で足懸りをと思いましたが、意欲が伝わったのか、当初から正社員として採用。定年年齢を超えていても、粘り強い交渉が実を結びました。";

export async function seedSupportCaseRemarks(db: EntityManager): Promise<void> {
  await db.insert(SupportCaseRemarkEntity, [
    {
      supportCaseId: seededCases.shiroishi.id,
      version: seededCases.shiroishi.version,
      remarks: shiroishi,
      isApproved: true,
    },
    {
      supportCaseId: seededCases.toyohira.id,
      version: seededCases.toyohira.version,
      remarks: toyohira,
      isApproved: true,
    },
  ]);
}
