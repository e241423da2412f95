import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import type { PublicPage } from "@aiwork/runtime/http/public-page";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { JobOrderEntity } from "./job-order.entity";
import { jobPosting, type PublicOrder } from "./job-posting";

/** 公開範囲: an open order that is public. */
const PUBLISHED: Statement = {
  name: "published-job-order",
  // guard: web-shows-open-orders-alone
  text: `select ${columnsOf(JobOrderEntity)} from job_order
    where number = $1 and status = 'OPEN' and refer_until >= $2::date and disclosure <> 'REGISTERED_SEEKERS_ONLY'`,
};

/** 求人票 at `/job-orders/` and its number. An order that is not published is answered like one that does not exist. */
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

/** 求人者名: shown only where the employer discloses it to everybody. */
function publicPartOf({ employer, ...order }: JobOrderEntity): PublicOrder {
  // guard: employer-without-name-is-not-named
  return { ...order, employer: order.disclosure === "FULL" ? employer : null };
}
