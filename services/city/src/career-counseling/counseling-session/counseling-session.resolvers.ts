import { actorOf, historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { bookCounseling } from "./book-counseling";
import { closeCounseling } from "./close-counseling";
import {
  counselingNextAction,
  counselingSessionById,
  counselingSessionsOfSeeker,
  readCounselingSessions,
} from "./counseling-session.queries";
import { holdCounseling } from "./hold-counseling";
import { voidCounselingSession } from "./void-counseling-session";

const sessionOfPayload = payloadField("sessionId", counselingSessionById);

export const cityCounselingSessionResolvers = {
  Query: { counselingSessions: (_, given, context) => readCounselingSessions(context, given) },
  CitySupport: {
    counselingSessions: ({ seekerId }, page, context) =>
      counselingSessionsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  CounselingSession: {
    __resolveReference: ({ id }, context) => counselingSessionById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    by: ({ byRole, byName }) => (byRole === null ? null : actorOf("CITY", byRole, byName)),
    nextAction: (session) => counselingNextAction(session),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    bookCounseling: defineMutation("bookCounseling", bookCounseling),
    holdCounseling: defineMutation("holdCounseling", holdCounseling),
    closeCounseling: defineMutation("closeCounseling", closeCounseling),
    voidCounselingSession: defineMutation("voidCounselingSession", voidCounselingSession),
  },
  BookCounselingPayload: { session: sessionOfPayload },
  HoldCounselingPayload: { session: sessionOfPayload },
  CloseCounselingPayload: { session: sessionOfPayload },
  VoidCounselingSessionPayload: { session: sessionOfPayload },
} satisfies Resolvers;
