/** What the contract promises and this side does not serve yet: NOT_SERVED_YET. */
export const notServedYet = {
  Query: ["consultationStatistics", "labourMarketStatistics", "placementStatistics"],
  Mutation: ["confirmPublicationForNational"],
} as const;
