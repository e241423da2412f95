import { refuse } from "../refusal/plumbing-refusals";

const MOST = 100;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A page to read: how many rows, from which cursor, in which direction. */
export interface PageRequest {
  size: number;
  backward: boolean;
  cursor: string | null;
}

/** @throws FIRST_OR_LAST, PAGE_SIZE, CURSOR_DIRECTION */
export function readPageRequest({ first, after, last, before }: PageArguments): PageRequest {
  const [size, other] = first == null ? [last, first] : [first, last];
  if (size == null || other != null) throw refuse("FIRST_OR_LAST");
  if (size < 1 || size > MOST) throw refuse("PAGE_SIZE");
  const backward = first == null;
  if ((backward ? after : before) != null) throw refuse("CURSOR_DIRECTION");
  return { size, backward, cursor: (backward ? before : after) ?? null };
}
