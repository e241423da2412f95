import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { wageOf } from "@aiwork/agreement/joint-counter/employment/wage";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { acceptJobOrder } from "./accept-job-order";
import { ageLimitOf } from "./age-limit";
import { changeJobOrderStatus } from "./change-job-order-status";
import { employerShownTo } from "./job-order.access";
import { jobOrderStatus } from "./job-order.entity";
import { earlierSheetsOf, jobOrderById, readJobOrder, readJobOrders } from "./job-order.queries";
import { receiveJobOrder } from "./receive-job-order";
import { renewJobOrder } from "./renew-job-order";
import { reopenJobOrder } from "./reopen-job-order";
import { reviseJobOrder } from "./revise-job-order";

const jobOrderPayload = { jobOrder: payloadField("jobOrderId", jobOrderById) };

export const jobOrderResolvers = {
  Query: {
    jobOrdersByIds: (_, { ids }, context) => readByIds(ids, jobOrderById(context)),
    jobOrders: (_, args, context) => readJobOrders(context, args),
    jobOrder: (_, args, context) => readJobOrder(context, args),
  },
  // guard: employer-is-given-as-caller-may-know
  JobOrder: {
    __resolveReference: ({ id }, context) => jobOrderById(context).load(parseUuid(id, "id")),
    employer: (order, _, { caller }) => employerShownTo(order, caller),
    wage: (order) => wageOf(order),
    status: (order, _, { clock }) => jobOrderStatus(order, clock.today()),
    // guard: ground-is-told-of-order-that-is-not-accepted
    notAcceptedGround: ({ status, notAccepted }) => (status === "NOT_ACCEPTED" ? (notAccepted?.ground ?? null) : null),
    ageLimit: (order) => ageLimitOf(order),
    earlierSheets: ({ id }, _, context) => earlierSheetsOf(context).load(id),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  JobOrderSheet: {
    wage: (sheet) => wageOf(sheet),
    ageLimit: (sheet) => ageLimitOf(sheet),
  },
  Mutation: {
    receiveJobOrder: defineMutation("receiveJobOrder", receiveJobOrder),
    acceptJobOrder: defineMutation("acceptJobOrder", acceptJobOrder),
    changeJobOrderStatus: defineMutation("changeJobOrderStatus", changeJobOrderStatus),
    reviseJobOrder: defineMutation("reviseJobOrder", reviseJobOrder),
    renewJobOrder: defineMutation("renewJobOrder", renewJobOrder),
    reopenJobOrder: defineMutation("reopenJobOrder", reopenJobOrder),
  },
  ReceiveJobOrderPayload: jobOrderPayload,
  AcceptJobOrderPayload: jobOrderPayload,
  ChangeJobOrderStatusPayload: jobOrderPayload,
  ReviseJobOrderPayload: jobOrderPayload,
  RenewJobOrderPayload: jobOrderPayload,
  ReopenJobOrderPayload: jobOrderPayload,
} satisfies Resolvers;
