import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointById } from "@aiwork/agreement/service-point/service-point.loader";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { changeRegistrationStatus } from "./change-registration-status";
import { readRegistration, readRegistrations } from "./read-registrations";
import { receiveRegistration } from "./receive-registration";
import { registrationById, registrationsOfSeeker } from "./registration.loader";
import { registrationStatus } from "./registration-status";
import { reviseRegistration } from "./revise-registration";

const acted = { registration: readActedOn("registrationId", registrationById) };

export const registrationResolvers = {
  Query: {
    registrations: (_, args, context) => readRegistrations(context, args),
    registration: (_, { number }, context) => readRegistration(context, number),
  },
  NationalSupport: {
    registrations: ({ seekerId }, page, context) =>
      registrationsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Registration: {
    __resolveReference: ({ id }, context) => registrationById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    status: (registration, _, { clock }) => registrationStatus(registration, clock.today()),
    workHistory: ({ background }) => background?.workHistory ?? null,
    outOfWorkSince: ({ background }) => background?.outOfWorkSince ?? null,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    receiveRegistration: act("receiveRegistration", receiveRegistration),
    reviseRegistration: act("reviseRegistration", reviseRegistration),
    changeRegistrationStatus: act("changeRegistrationStatus", changeRegistrationStatus),
  },
  ReceiveRegistrationPayload: acted,
  ReviseRegistrationPayload: acted,
  ChangeRegistrationStatusPayload: acted,
} satisfies Resolvers;
