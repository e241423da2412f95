import { startCounting, takeBackCounting } from "@aiwork/agreement/business-plan/plan-progress/start-counting";

const PLACEMENTS = { countedRule: "PLACEMENT_CASES", reported: "reported_placements" } as const;

/** 集計の開始: the national side counts placement cases (就職件数) from this month on. */
export const startCountingPlacements = startCounting(PLACEMENTS);
/** 集計の開始の取消し. */
export const takeBackCountingOfPlacements = takeBackCounting(PLACEMENTS);
