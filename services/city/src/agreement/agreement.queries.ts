import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { AgreementEntity, ArticleEntity } from "./agreement.entity";

const AGREEMENT: Statement = { name: "agreement", text: `select ${columnsOf(AgreementEntity)} from agreement` };
const ARTICLES: Statement = {
  name: "articles",
  text: `select ${columnsOf(ArticleEntity)} from article order by position`,
};
const ARTICLES_BY_CLAUSE: Statement = {
  name: "articles-by-clause",
  text: `select ${columnsOf(ArticleEntity)} from article where clause = any ($1)`,
};

export async function readAgreement(database: CallerDatabase): Promise<AgreementEntity | null> {
  const [agreement] = await database.read<AgreementEntity>(AGREEMENT);
  return agreement ?? null;
}

export function readArticles(database: CallerDatabase): Promise<ArticleEntity[]> {
  return database.read(ARTICLES);
}

export const articleByClause = requestLoader<SubgraphContext, string, ArticleEntity>(
  ({ database }, clauses) => database.read(ARTICLES_BY_CLAUSE, [clauses]),
  (article) => article.clause,
);
