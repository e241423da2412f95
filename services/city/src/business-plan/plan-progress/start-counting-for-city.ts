import { startCounting, takeBackCounting } from "@aiwork/agreement/business-plan/plan-progress/start-counting";

/** 集計の開始: the city counts an indicator of its own from this month on. */
export const startCountingForCity = startCounting("CITY");
/** 集計の開始の取消し. */
export const takeBackCountingForCity = takeBackCounting("CITY");
