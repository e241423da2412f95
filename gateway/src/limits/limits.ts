/** What a document may be, at the most, before it is validated or planned. */
export const MOST = {
  tokens: 2_000,
  /** Levels of fields, fragments spread out. */
  depth: 15,
  /** Of one operation, fragments spread out. */
  aliases: 30,
  /** Of one operation, fragments spread out, the same field counted each time. */
  rootFields: 10,
  /** In the whole document. */
  directives: 10,
  /** Fields of one operation, fragments spread out. */
  selections: 5_000,
} as const;
