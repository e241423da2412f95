/** The business day of the demonstration data: the last day of the printed period. */
export const DEMO_DAY = "2013-10-31";
