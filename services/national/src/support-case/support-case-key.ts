import type { UserError } from "@aiwork/runtime/act/user-error";

/** A version of a support case, whose first four headings the city keeps. */
export interface SupportCaseKey {
  id: string;
  version: number;
}

/** What comes of an act on a support case. */
export interface ActedOnCase {
  readonly supportCaseId?: string;
  readonly version?: number;
  userErrors: UserError[];
}

/** The case of a payload; null where nothing was done. */
export function caseActedOn({ supportCaseId, version }: ActedOnCase): SupportCaseKey | null {
  return supportCaseId === undefined || version === undefined ? null : { id: supportCaseId, version };
}
