import type { UserError } from "@aiwork/runtime/act/user-error";
import { parseSeekerKey, type SeekerKey } from "../seeker-key";

/** The result of a mutation of a person's file. */
export interface ActedOnSeeker {
  seekerId?: string;
  userErrors: UserError[];
}

/** The person of a payload; null when the mutation was refused. */
export function actedOn({ seekerId }: ActedOnSeeker): SeekerKey | null {
  return seekerId === undefined ? null : parseSeekerKey({ id: seekerId });
}
