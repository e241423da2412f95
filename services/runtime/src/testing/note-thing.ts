import { type ActInput, act } from "../act/act";

export interface NoteInput extends ActInput {
  label: string;
}

/** The simplest mutation: it inserts one row. */
export const noteThing = act("noteThing", async (db, { label }: NoteInput) => {
  const [{ id }] = await db.query("insert into thing (label) values ($1) returning id", [label]);
  return { thingId: id as string };
});
