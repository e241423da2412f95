import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { countRefusalAsLookup } from "@aiwork/agreement/joint-counter/person-lookup/refusal-as-lookup";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { servicePointById } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { dayInEra } from "@aiwork/server/clock/era";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { changeRegistrationStatus } from "./change-registration-status";
import { receiveRegistration } from "./receive-registration";
import { registrationStatus } from "./registration.entity";
import { readRegistration, readRegistrations, registrationById, registrationsOfSeeker } from "./registration.queries";
import { reviseRegistration } from "./revise-registration";
import { voidRegistration } from "./void-registration";

const registrationPayload = { registration: payloadField("registrationId", registrationById) };

export const registrationResolvers = {
  Query: {
    registrationsByIds: (_, { ids }, context) => readByIds(ids, registrationById(context)),
    registrations: (_, args, context) => readRegistrations(context, args),
    registration: (_, { number }, context) => readRegistration(context, number),
  },
  NationalSupport: {
    registrations: ({ seekerId }, page, context) =>
      registrationsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  Registration: {
    __resolveReference: ({ id }, context) => registrationById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    receivedOnInEra: ({ receivedOn }) => dayInEra(receivedOn),
    validUntilInEra: ({ validUntil }) => dayInEra(validUntil),
    status: (registration, _, { clock }) => registrationStatus(registration, clock.today()),
    workHistory: ({ background }) => background?.workHistory ?? null,
    outOfWorkSince: ({ background }) => background?.outOfWorkSince ?? null,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    receiveRegistration: countRefusalAsLookup(defineMutation("receiveRegistration", receiveRegistration)),
    reviseRegistration: defineMutation("reviseRegistration", reviseRegistration),
    changeRegistrationStatus: defineMutation("changeRegistrationStatus", changeRegistrationStatus),
    voidRegistration: defineMutation("voidRegistration", voidRegistration),
  },
  ReceiveRegistrationPayload: registrationPayload,
  ReviseRegistrationPayload: registrationPayload,
  ChangeRegistrationStatusPayload: registrationPayload,
  VoidRegistrationPayload: registrationPayload,
} satisfies Resolvers;
