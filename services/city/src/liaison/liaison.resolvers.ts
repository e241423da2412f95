import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { answerLiaison } from "./answer-liaison";
import { closeLiaison } from "./close-liaison";
import { liaisonById, liaisonsOfSeeker } from "./liaison.loader";
import { isOverdue, liaisonStatus } from "./liaison-status";
import { openLiaison } from "./open-liaison";
import { readLiaisons } from "./read-liaisons";

const liaisonActedOn = readActedOn("liaisonId", liaisonById);

export const liaisonResolvers = {
  Query: {
    liaisons: (_, given, context) => readLiaisons(context, given),
    liaison: (_, { id }, context) => liaisonById(context).load(parseUuid(id, "id")),
  },
  CitySupport: {
    liaisons: ({ seekerId }, page, context) => liaisonsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Liaison: {
    __resolveReference: ({ id }, context) => liaisonById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    /** The department may reveal public assistance, so the other party reads it only where it named the department. */
    // guard: department-is-citys-to-know-may-tell
    department: ({ addressee, openedBy }, _, { caller }) =>
      caller.party === "NATIONAL" && openedBy !== "NATIONAL" ? null : (addressee?.department ?? null),
    status: (liaison, _, { clock }) => liaisonStatus(liaison, clock.today()),
    overdue: (liaison, _, { clock }) => isOverdue(liaison, clock.today()),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    openLiaison: act("openLiaison", openLiaison),
    answerLiaison: act("answerLiaison", answerLiaison),
    closeLiaison: act("closeLiaison", closeLiaison),
  },
  OpenLiaisonPayload: { liaison: liaisonActedOn },
  AnswerLiaisonPayload: { liaison: liaisonActedOn },
  CloseLiaisonPayload: { liaison: liaisonActedOn },
} satisfies Resolvers;
