import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { actorOf } from "@aiwork/agreement/state-change/actor";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { bookCounseling } from "./book-counseling";
import { closeCounseling } from "./close-counseling";
import { counselingSessionById, counselingSessionsOfSeeker } from "./counseling-session.loader";
import { holdCounseling } from "./hold-counseling";
import { nextActionOf } from "./next-action";
import { readCounselingSessions } from "./read-counseling-sessions";

const sessionActedOn = readActedOn("sessionId", counselingSessionById);

export const counselingSessionResolvers = {
  Query: { counselingSessions: (_, given, context) => readCounselingSessions(context, given) },
  CitySupport: {
    counselingSessions: ({ seekerId }, page, context) =>
      counselingSessionsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  CounselingSession: {
    __resolveReference: ({ id }, context) => counselingSessionById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    by: ({ byRole, byName }) => (byRole === null ? null : actorOf("CITY", byRole, byName)),
    nextAction: (session) => nextActionOf(session),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    bookCounseling: act("bookCounseling", bookCounseling),
    holdCounseling: act("holdCounseling", holdCounseling),
    closeCounseling: act("closeCounseling", closeCounseling),
  },
  BookCounselingPayload: { session: sessionActedOn },
  HoldCounselingPayload: { session: sessionActedOn },
  CloseCounselingPayload: { session: sessionActedOn },
} satisfies Resolvers;
