/** Fields of the contract that this party does not serve yet; they answer NOT_SERVED_YET. */
export const nationalNotServedYet = {
  Query: ["consultationStatistics", "labourMarketStatistics", "placementStatistics"],
  Mutation: ["confirmPublicationForNational"],
} as const;
