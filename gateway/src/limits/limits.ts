/** The limits of a document, checked before it is validated or planned. */
export const MOST = {
  tokens: 2_000,
  /** Levels of fields, with fragments expanded. */
  depth: 15,
  /** Of one operation, with fragments expanded. */
  aliases: 30,
  /** Of one operation, with fragments expanded; a repeated field counts each time. */
  rootFields: 10,
  /** In the whole document. */
  directives: 10,
  /** Fields of one operation, with fragments expanded. */
  selections: 5_000,
} as const;
