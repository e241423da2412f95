import { startCounting, takeBackCounting } from "@aiwork/agreement/business-plan/plan-progress/start-counting";

const USERS = { countedRule: "VISIT_PERSON_DAY", reported: "reported_users" } as const;

/** 集計の開始: the city counts users (利用者数) from this month on. */
export const startCountingUsers = startCounting(USERS);
/** 集計の開始の取消し. */
export const takeBackCountingOfUsers = takeBackCounting(USERS);
