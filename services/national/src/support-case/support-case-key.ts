/** A version of a support case, whose first four headings the city keeps. */
export interface SupportCaseKey {
  id: string;
  version: number;
}
