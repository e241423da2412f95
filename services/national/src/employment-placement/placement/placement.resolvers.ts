import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { referralById } from "../referral/referral.queries";
import { confirmPlacement } from "./confirm-placement";
import { placementById, placementOfReferral, readPlacements } from "./placement.queries";
import { reportPlacement } from "./report-placement";
import { voidPlacement } from "./void-placement";

const placementPayload = { placement: payloadField("placementId", placementById) };

export const placementResolvers = {
  Query: {
    placementsByIds: (_, { ids }, context) => readByIds(ids, placementById(context)),
    placements: (_, args, context) => readPlacements(context, args),
    placement: (_, { id }, context) => placementById(context).load(parseUuid(id, "id")),
  },
  Referral: {
    placement: async (referral, _, context) => {
      const { id, placement = await placementOfReferral(context).load(id) } = referral;
      return placement && { ...placement, referral };
    },
  },
  Placement: {
    __resolveReference: ({ id }, context) => placementById(context).load(parseUuid(id, "id")),
    referral: ({ referral, referralId }, _, context) => referral ?? referralById(context).load(referralId),
    /** A placement case counts once the office has confirmed it, also if it is voided later. */
    countedMonth: ({ confirmedOn, recountedMonth, hiredOn }) =>
      confirmedOn === null ? null : (recountedMonth ?? hiredOn.slice(0, 7)),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    reportPlacement: defineMutation("reportPlacement", reportPlacement),
    confirmPlacement: defineMutation("confirmPlacement", confirmPlacement),
    voidPlacement: defineMutation("voidPlacement", voidPlacement),
  },
  ReportPlacementPayload: placementPayload,
  ConfirmPlacementPayload: placementPayload,
  VoidPlacementPayload: placementPayload,
} satisfies Resolvers;
