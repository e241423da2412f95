import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { ageLimitOf } from "./age-limit";
import { jobOrderById } from "./job-order.loader";
import { jobOrderStatus } from "./job-order-status";
import { employerFor } from "./public-part";
import { readJobOrder } from "./read-job-order";
import { readJobOrders } from "./read-job-orders";

export const jobOrderResolvers = {
  Query: {
    jobOrders: (_, asked, context) => readJobOrders(context, asked),
    jobOrder: (_, asked, context) => readJobOrder(context, asked),
  },
  JobOrder: {
    __resolveReference: ({ id }, context) => jobOrderById(context).load(parseUuid(id, "id")),
    employer: (order, _, { caller }) => employerFor(order, caller),
    wage: ({ wageUnit, wageMinimum, wageMaximum }) => ({ unit: wageUnit, minimum: wageMinimum, maximum: wageMaximum }),
    status: (order, _, { clock }) => jobOrderStatus(order, clock.today()),
    notAcceptedGround: ({ notAccepted }) => notAccepted?.ground ?? null,
    ageLimit: (order) => ageLimitOf(order),
    history: ({ id }, _, context) => historyOf(context, id),
  },
} satisfies Resolvers;
