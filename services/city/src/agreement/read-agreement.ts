import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { AgreementEntity } from "./agreement.entity";
import { ArticleEntity } from "./article.entity";

const AGREEMENT: Statement = { name: "agreement", text: `select ${columnsOf(AgreementEntity)} from agreement` };
const ARTICLES: Statement = {
  name: "articles",
  text: `select ${columnsOf(ArticleEntity)} from article order by position`,
};
const SOME: Statement = {
  name: "articles-by-clause",
  text: `select ${columnsOf(ArticleEntity)} from article where clause = any ($1)`,
};

export async function readAgreement(database: Desk): Promise<AgreementEntity | null> {
  const [agreement] = await database.read<AgreementEntity>(AGREEMENT);
  return agreement ?? null;
}

export function readArticles(database: Desk): Promise<ArticleEntity[]> {
  return database.read(ARTICLES);
}

export const articleByClause = requestLoader<SubgraphContext, string, ArticleEntity>(
  ({ database }, clauses) => database.read(SOME, [clauses]),
  (article) => article.clause,
);
