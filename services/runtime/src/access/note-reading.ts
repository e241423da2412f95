import type { Ground } from "./ground";
import { type Judged, whoseOf } from "./judge";

/** Logs that a row of a person's record is read, under the data category of the rule, or else of the record. */
export function noteReading(judged: Judged, ground: Ground): void {
  const { rule, record, context } = judged;
  if (ground.basis === null || !record?.seekerId || record.isWayIn) return;
  const category = rule.category ?? record.category ?? null;
  const note = (seekerId: string | null) => {
    if (seekerId !== null) context.readings.note(seekerId, category, ground);
  };
  const seekerId = whoseOf(judged);
  if (seekerId instanceof Promise) context.readings.await(seekerId.then(note));
  else note(seekerId);
}
