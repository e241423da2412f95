import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { BoundedCache } from "../fetch/bounded-cache";
import { judgeDocument } from "./judge-document";

const MOST_KEPT = 1_000;
/** Longer texts are judged anew each time, so that what is kept stays small. */
const LONGEST_KEPT = 10_000;

/** Judges documents by the limits, those that come again once. @param note told whether one was judged before */
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
