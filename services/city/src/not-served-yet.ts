/** Root fields of the contract that this side does not serve yet; they answer NOT_SERVED_YET. */
export const cityNotServedYet = {
  Query: ["counselingStatistics", "publications", "publication", "visitStatistics"],
  Mutation: ["draftPublication", "publishReport"],
} as const;
