/** The day on which the demo population lives: the last of the printed period. */
export const DEMO_DAY = "2013-10-31";
