/** The tables without personal data that both parties have and that have no entity. */
export const sharedOtherTables = {
  migrations: "which migrations have run",
  data_set: "which data set was loaded",
  lock_secret: "with what the keys of locks are made",
  counted_since: "from when records count",
  counting_rule: "by which rules records count",
  counted_checkpoint: "results of the rules as of closed instants",
  month_closing: "which months are closed",
  kept_receipt: "joint documents",
  person_lookup: "who looked for persons at all service points, and why; whom they sought is not kept",
  kept_access_anchor: "where the other party's access records ended",
  access_chain: "heads of the chains that the access records hang on",
} as const;
