/** What the contract promises and this side does not serve yet: NOT_SERVED_YET. */
export const notServedYet = {
  Query: ["counselingStatistics", "publications", "publication", "visitStatistics"],
  Mutation: ["draftPublication", "publishReport"],
} as const;
