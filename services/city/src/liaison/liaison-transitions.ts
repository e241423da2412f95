import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { LiaisonStatus } from "./liaison.entity";

/** 連絡・調整: nobody lets one expire; without an answer it is so from the day after its due day. */
export const LIAISON: Transitions<LiaisonStatus> = {
  SENT: ["ACCEPTED", "DECLINED", "EXPIRED", "RECALLED"],
  ACCEPTED: ["DONE", "ABORTED"],
  DECLINED: [],
  DONE: [],
  ABORTED: [],
  RECALLED: [],
  EXPIRED: [],
};

/** By the one addressed. */
export const ANSWERS = stepsTo(LIAISON, ["ACCEPTED", "DECLINED"]);
/** DONE and ABORTED by the one addressed, RECALLED by the sender. */
export const ENDINGS = stepsTo(LIAISON, ["DONE", "ABORTED", "RECALLED"]);
