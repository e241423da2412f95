import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { departmentOf } from "../department/department.access";
import { answerLiaison } from "./answer-liaison";
import { closeLiaison } from "./close-liaison";
import { isAnsweredLate, isLiaisonOverdue } from "./liaison.entity";
import { liaisonById, liaisonsOfSeeker, readLiaisons } from "./liaison.queries";
import { openLiaison } from "./open-liaison";

const liaisonOfPayload = payloadField("liaisonId", liaisonById);

export const cityLiaisonResolvers = {
  Query: {
    liaisonsByIds: (_, { ids }, context) => readByIds(ids, liaisonById(context)),
    liaisons: (_, given, context) => readLiaisons(context, given),
    liaison: (_, { id }, context) => liaisonById(context).load(parseUuid(id, "id")),
  },
  CitySupport: {
    liaisons: ({ seekerId }, page, context) => liaisonsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  Liaison: {
    __resolveReference: ({ id }, context) => liaisonById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    /** The department may reveal public assistance, so the other party reads it only where it named the department. */
    // guard: department-is-city-to-know-may-tell
    department: ({ addressee, openedBy }, _, { caller }) =>
      caller.party === "NATIONAL" && openedBy !== "NATIONAL" ? null : addressee && departmentOf(addressee.department),
    overdue: (liaison, _, { clock }) => isLiaisonOverdue(liaison, clock.today()),
    answeredLate: isAnsweredLate,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    openLiaison: defineMutation("openLiaison", openLiaison),
    answerLiaison: defineMutation("answerLiaison", answerLiaison),
    closeLiaison: defineMutation("closeLiaison", closeLiaison),
  },
  OpenLiaisonPayload: { liaison: liaisonOfPayload },
  AnswerLiaisonPayload: { liaison: liaisonOfPayload },
  CloseLiaisonPayload: { liaison: liaisonOfPayload },
} satisfies Resolvers;
