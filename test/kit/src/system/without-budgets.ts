/** For tests that ask in minutes, as one caller, what people ask in years. */
export const WITHOUT_BUDGETS = { COST_LIMIT: "1000000000", PLANNING_LIMIT: "1000000000" };
