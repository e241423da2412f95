import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointById } from "@aiwork/agreement/service-point/service-point.loader";
import { actorOf } from "@aiwork/agreement/state-change/actor";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { consultationById, consultationsOfSeeker } from "./consultation.loader";
import { nextActionOf } from "./next-action";
import { readConsultations } from "./read-consultations";
import { recordConsultation } from "./record-consultation";

const acted = { consultation: readActedOn("consultationId", consultationById) };

export const consultationResolvers = {
  Query: { consultations: (_, args, context) => readConsultations(context, args) },
  NationalSupport: {
    consultations: ({ seekerId }, page, context) =>
      consultationsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Consultation: {
    __resolveReference: ({ id }, context) => consultationById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    by: ({ byRole, byName }) => actorOf("NATIONAL", byRole, byName),
    nextAction: (consultation) => nextActionOf(consultation),
    /** The city owns the liaison; the gateway joins it by its id. */
    liaison: ({ liaisonId, seekerId, servicePointId }) =>
      liaisonId === null ? null : { id: liaisonId, seekerId, servicePointId },
  },
  Mutation: { recordConsultation: act("recordConsultation", recordConsultation) },
  RecordConsultationPayload: acted,
} satisfies Resolvers;
