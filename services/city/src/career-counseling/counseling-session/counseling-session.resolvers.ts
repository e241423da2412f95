import { actorOf, historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { nextActionOf } from "@aiwork/agreement/joint-counter/next-action/next-action";
import { revisionsOfRecord } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { bookCounseling } from "./book-counseling";
import { closeCounseling } from "./close-counseling";
import {
  counselingSessionById,
  counselingSessionsOfSeeker,
  readCounselingSessions,
} from "./counseling-session.queries";
import { readCounselors } from "./counselor.queries";
import { holdCounseling } from "./hold-counseling";
import { markCounselingNextAction } from "./mark-counseling-next-action";
import { rescheduleCounseling } from "./reschedule-counseling";
import { reviseCounselingSession } from "./revise-counseling-session";
import { voidCounselingSession } from "./void-counseling-session";

const sessionOfPayload = payloadField("sessionId", counselingSessionById);

export const cityCounselingSessionResolvers = {
  Query: {
    counselingSessionsByIds: (_, { ids }, context) => readByIds(ids, counselingSessionById(context)),
    counselors: (_, given, context) => readCounselors(context, given),
    counselingSessions: (_, given, context) => readCounselingSessions(context, given),
  },
  CitySupport: {
    counselingSessions: ({ seekerId }, page, context) =>
      counselingSessionsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  CounselingSession: {
    __resolveReference: ({ id }, context) => counselingSessionById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    by: ({ byRole, byName }) => (byRole === null ? null : actorOf("CITY", byRole, byName)),
    nextAction: (session) => nextActionOf("CITY", session),
    revisions: revisionsOfRecord,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    bookCounseling: defineMutation("bookCounseling", bookCounseling),
    rescheduleCounseling: defineMutation("rescheduleCounseling", rescheduleCounseling),
    markCounselingNextAction: defineMutation("markCounselingNextAction", markCounselingNextAction),
    holdCounseling: defineMutation("holdCounseling", holdCounseling),
    closeCounseling: defineMutation("closeCounseling", closeCounseling),
    reviseCounselingSession: defineMutation("reviseCounselingSession", reviseCounselingSession),
    voidCounselingSession: defineMutation("voidCounselingSession", voidCounselingSession),
  },
  BookCounselingPayload: { session: sessionOfPayload },
  RescheduleCounselingPayload: { session: sessionOfPayload },
  MarkCounselingNextActionPayload: { session: sessionOfPayload },
  HoldCounselingPayload: { session: sessionOfPayload },
  CloseCounselingPayload: { session: sessionOfPayload },
  ReviseCounselingSessionPayload: { session: sessionOfPayload },
  VoidCounselingSessionPayload: { session: sessionOfPayload },
} satisfies Resolvers;
