import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { Resolvers } from "../generated/resolvers";
import { SupportCaseRemarkEntity } from "./support-case-remark.entity";

const REMARKS: Statement = {
  name: "support-case-remarks",
  text: `select ${columnsOf(SupportCaseRemarkEntity)} from support_case_remark
    where support_case_id || ' ' || version = any ($1)`,
};

const remarkOnCase = requestLoader<SubgraphContext, string, SupportCaseRemarkEntity>(
  ({ database }, keys) => database.read(REMARKS, [keys]),
  ({ supportCaseId, version }) => `${supportCaseId} ${version}`,
);

export const supportCaseResolvers = {
  SupportCase: {
    __resolveReference: ({ id, version }) => ({ id: parseUuid(id, "id"), version }),
    remarks: async ({ id, version }, _, context) =>
      (await remarkOnCase(context).load(`${id} ${version}`))?.remarks ?? null,
  },
} satisfies Resolvers;
