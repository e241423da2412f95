import articles from "@aiwork/schema-agreement/articles.json";
import type { EntityManager } from "typeorm";
import { AgreementEntity } from "./agreement.entity";
import { ArticleEntity } from "./article.entity";

/** The source does not state the day on which the agreement was concluded. */
export async function seedAgreement(db: EntityManager): Promise<void> {
  await db.insert(AgreementEntity, {
    id: "sapporo-hokkaido",
    title: "札幌市（北海道）の一体的実施",
    cityParty: "札幌市長",
    nationalParty: "北海道労働局長",
    concludedOn: null,
    businessStartedOn: "2011-11-01",
  });
  await db.insert(
    ArticleEntity,
    articles.map((article, i) => ({ ...article, party: article.party as ArticleEntity["party"], position: i + 1 })),
  );
}
