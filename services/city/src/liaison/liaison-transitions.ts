import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { LiaisonStatus } from "./liaison.entity";

/** 連絡・調整. No mutation leads to EXPIRED: an unanswered liaison expires on the day after its due day. */
export const LIAISON: Transitions<LiaisonStatus> = {
  // guard: liaison-is-not-done-before-was-accepted
  SENT: ["ACCEPTED", "DECLINED", "EXPIRED", "RECALLED"],
  ACCEPTED: ["DONE", "ABORTED"],
  // guard: liaison-was-declined-is-not-accepted
  DECLINED: [],
  DONE: [],
  ABORTED: [],
  RECALLED: [],
  EXPIRED: [],
};

/** The transitions by the addressee's answer. */
export const ANSWERS = stepsTo(LIAISON, ["ACCEPTED", "DECLINED"]);
/** DONE and ABORTED by the addressee, RECALLED by the sender. */
export const ENDINGS = stepsTo(LIAISON, ["DONE", "ABORTED", "RECALLED"]);
