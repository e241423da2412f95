import type { UserError } from "@aiwork/runtime/act/user-error";

/** A version of a support case. The city keeps its first four headings. */
export interface SupportCaseKey {
  id: string;
  version: number;
}

/** The payload of a mutation on a support case. */
export interface ActedOnCase {
  readonly supportCaseId?: string;
  readonly version?: number;
  userErrors: UserError[];
}

/** The case of a payload; null where the mutation was refused. */
export function caseActedOn({ supportCaseId, version }: ActedOnCase): SupportCaseKey | null {
  return supportCaseId === undefined || version === undefined ? null : { id: supportCaseId, version };
}
