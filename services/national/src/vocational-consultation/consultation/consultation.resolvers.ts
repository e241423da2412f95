import { actorOf, historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { nextActionOf } from "@aiwork/agreement/joint-counter/next-action/next-action";
import { revisionsOfRecord } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { servicePointById } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { consultationById, consultationsOfSeeker, readConsultations } from "./consultation.queries";
import { markConsultationNextAction } from "./mark-consultation-next-action";
import { recordConsultation } from "./record-consultation";
import { reviseConsultation } from "./revise-consultation";
import { voidConsultation } from "./void-consultation";

const consultationPayload = { consultation: payloadField("consultationId", consultationById) };

export const consultationResolvers = {
  Query: {
    consultationsByIds: (_, { ids }, context) => readByIds(ids, consultationById(context)),
    consultations: (_, args, context) => readConsultations(context, args),
  },
  NationalSupport: {
    consultations: ({ seekerId }, page, context) =>
      consultationsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  Consultation: {
    __resolveReference: ({ id }, context) => consultationById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    by: ({ byRole, byName }) => actorOf("NATIONAL", byRole, byName),
    nextAction: (consultation) => nextActionOf("NATIONAL", consultation),
    /** The city owns the liaison; the gateway joins it by its id. */
    liaison: ({ liaisonId, seekerId, servicePointId }) =>
      liaisonId === null ? null : { id: liaisonId, seekerId, servicePointId },
    revisions: revisionsOfRecord,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    recordConsultation: defineMutation("recordConsultation", recordConsultation),
    markConsultationNextAction: defineMutation("markConsultationNextAction", markConsultationNextAction),
    reviseConsultation: defineMutation("reviseConsultation", reviseConsultation),
    voidConsultation: defineMutation("voidConsultation", voidConsultation),
  },
  RecordConsultationPayload: consultationPayload,
  MarkConsultationNextActionPayload: consultationPayload,
  ReviseConsultationPayload: consultationPayload,
  VoidConsultationPayload: consultationPayload,
} satisfies Resolvers;
