import type { Transitions } from "../state-change/transitions";
import type { RequestStatus } from "./mutual-request.entity";

/** 要望: closed with the receipt of the answer. */
export const REQUEST: Transitions<RequestStatus> = {
  RAISED: ["CLOSED", "WITHDRAWN"],
  CLOSED: [],
  WITHDRAWN: [],
};
