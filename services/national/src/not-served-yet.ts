/** What the contract promises and this side does not serve yet: NOT_SERVED_YET. */
export const notServedYet = {
  Query: [
    "consultationStatistics",
    "labourMarketStatistics",
    "nationalRequests",
    "nationalRequest",
    "placementStatistics",
  ],
  Mutation: [
    "approvePlanForNation",
    "raiseNationalRequest",
    "respondToCityRequest",
    "closeNationalRequest",
    "withdrawNationalRequest",
    "approveMinutesForNation",
    "confirmPublicationForNation",
    "remarkOnSupportCase",
    "approveSupportCaseForNation",
  ],
  BusinessPlan: ["nationalApproval"],
  SupportCase: ["nationalApproval"],
} as const;
