import type { Transitions } from "../state-change/transitions";
import type { RequestStatus } from "./mutual-request.entity";

/** 要望: the legal transitions; CLOSED needs the receipt of the answer. */
export const REQUEST: Transitions<RequestStatus> = {
  RAISED: ["CLOSED", "WITHDRAWN"],
  CLOSED: [],
  WITHDRAWN: [],
};
