import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { BoundedCache } from "../fetch/bounded-cache";
import { judgeDocument } from "./judge-document";

const MOST_KEPT = 1_000;
/** Longer texts are checked each time, so that the cache stays small. */
const LONGEST_KEPT = 10_000;

/** Checks documents against the limits and caches the result. @param note called with whether the result was cached */
export function inspectDocuments(note: (isKept: boolean) => void = () => {}): (text: string) => Refusal | undefined {
  let isKept = true;
  const judge = (text: string) => {
    isKept = false;
    return { refusal: judgeDocument(text) };
  };
  const judged = new BoundedCache(MOST_KEPT, judge);
  return (text) => {
    isKept = true;
    const { refusal } = text.length > LONGEST_KEPT ? judge(text) : judged.get(text);
    note(isKept);
    return refusal;
  };
}
