import { startCounting, takeBackCounting } from "@aiwork/agreement/business-plan/plan-progress/start-counting";

/** 集計の開始: the national side counts an indicator of its own from this month on. */
export const startCountingForNational = startCounting("NATIONAL");
/** 集計の開始の取消し. */
export const takeBackCountingForNational = takeBackCounting("NATIONAL");
