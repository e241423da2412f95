import type { UserError } from "@aiwork/runtime/act/user-error";
import { parseSeekerKey, type SeekerKey } from "../seeker-key";

/** What comes of an act on a person's file. */
export interface ActedOnSeeker {
  seekerId?: string;
  userErrors: UserError[];
}

/** The person of a payload; null where nothing was done. */
export function actedOn({ seekerId }: ActedOnSeeker): SeekerKey | null {
  return seekerId === undefined ? null : parseSeekerKey({ id: seekerId });
}
