import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import type { PublicPage } from "@aiwork/runtime/http/public-page";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { JobOrderEntity } from "./job-order.entity";
import { jobPosting, type PublicOrder } from "./job-posting";

/** 公開範囲: an open order that is shown to everybody. */
const PUBLISHED: Statement = {
  name: "published-job-order",
  text: `select ${columnsOf(JobOrderEntity)} from job_order
    where number = $1 and status = 'OPEN' and refer_until >= $2::date and disclosure <> 'REGISTERED_SEEKERS_ONLY'`,
};

/** 求人票 for the web, at `/job-orders/` and its number: one that is not published looks as one that is not there. */
export function jobPostingPage({ database, clock }: Pick<SubgraphContext, "database" | "clock">): PublicPage {
  return {
    path: /^\/job-orders\/(?<number>\d{5}-\d{1,8})$/,
    type: "application/ld+json; charset=utf-8",
    answer: async ({ number }) => {
      const [order] = await database.read<JobOrderEntity>(PUBLISHED, [number, clock.today()]);
      return order ? jobPosting(publicPartOf(order)) : null;
    },
  };
}

/** 求人者名: shown only where it is disclosed to everybody. */
function publicPartOf({ employer, ...order }: JobOrderEntity): PublicOrder {
  return { ...order, employer: order.disclosure === "FULL" ? employer : null };
}
