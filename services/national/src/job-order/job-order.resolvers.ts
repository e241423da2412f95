import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { acceptJobOrder } from "./accept-job-order";
import { ageLimitOf } from "./age-limit";
import { changeJobOrderStatus } from "./change-job-order-status";
import { jobOrderById } from "./job-order.loader";
import { jobOrderStatus } from "./job-order-status";
import { employerFor } from "./public-part";
import { readJobOrder } from "./read-job-order";
import { readJobOrders } from "./read-job-orders";
import { receiveJobOrder } from "./receive-job-order";

const acted = { jobOrder: readActedOn("jobOrderId", jobOrderById) };

export const jobOrderResolvers = {
  Query: {
    jobOrders: (_, args, context) => readJobOrders(context, args),
    jobOrder: (_, args, context) => readJobOrder(context, args),
  },
  // guard: employer-is-given-as-caller-may-know
  JobOrder: {
    __resolveReference: ({ id }, context) => jobOrderById(context).load(parseUuid(id, "id")),
    employer: (order, _, { caller }) => employerFor(order, caller),
    wage: ({ wageUnit, wageMinimum, wageMaximum }) => ({ unit: wageUnit, minimum: wageMinimum, maximum: wageMaximum }),
    status: (order, _, { clock }) => jobOrderStatus(order, clock.today()),
    notAcceptedGround: ({ notAccepted }) => notAccepted?.ground ?? null,
    ageLimit: (order) => ageLimitOf(order),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    receiveJobOrder: act("receiveJobOrder", receiveJobOrder),
    acceptJobOrder: act("acceptJobOrder", acceptJobOrder),
    changeJobOrderStatus: act("changeJobOrderStatus", changeJobOrderStatus),
  },
  ReceiveJobOrderPayload: acted,
  AcceptJobOrderPayload: acted,
  ChangeJobOrderStatusPayload: acted,
} satisfies Resolvers;
