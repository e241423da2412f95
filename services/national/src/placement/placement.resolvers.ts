import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { referralById } from "../referral/referral.loader";
import { trialOfPlacement } from "../trial-employment/trial-employment.loader";
import { confirmPlacement } from "./confirm-placement";
import { placementById, placementsOfSeeker } from "./placement.loader";
import { readPlacements } from "./read-placements";
import { reportPlacement } from "./report-placement";
import { voidPlacement } from "./void-placement";

const acted = { placement: readActedOn("placementId", placementById) };

export const placementResolvers = {
  Query: {
    placements: (_, args, context) => readPlacements(context, args),
    placement: (_, { id }, context) => placementById(context).load(parseUuid(id, "id")),
  },
  NationalSupport: {
    placements: ({ seekerId }, page, context) => placementsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Placement: {
    __resolveReference: ({ id }, context) => placementById(context).load(parseUuid(id, "id")),
    referral: ({ referral, referralId }, _, context) => referral ?? referralById(context).load(referralId),
    /** A placement case counts in the month of 採用 once the office has confirmed it. */
    countedMonth: ({ status, hiredOn }) => (status === "CONFIRMED" ? hiredOn.slice(0, 7) : null),
    trial: async (placement, _, context) => {
      const { id, trial = await trialOfPlacement(context).load(id) } = placement;
      return trial && { ...trial, placement };
    },
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    reportPlacement: act("reportPlacement", reportPlacement),
    confirmPlacement: act("confirmPlacement", confirmPlacement),
    voidPlacement: act("voidPlacement", voidPlacement),
  },
  ReportPlacementPayload: acted,
  ConfirmPlacementPayload: acted,
  VoidPlacementPayload: acted,
} satisfies Resolvers;
