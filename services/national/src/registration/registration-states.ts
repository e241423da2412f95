import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { RegistrationStatus } from "./registration.entity";

/** PROVISIONAL→ACTIVE; ACTIVE→EXPIRED→ACTIVE, renewed; ACTIVE→PLACED→ACTIVE, the job lost; each →WITHDRAWN. */
export const REGISTRATION_STATES: Transitions<RegistrationStatus> = {
  PROVISIONAL: ["ACTIVE", "WITHDRAWN"],
  ACTIVE: ["PLACED", "EXPIRED", "WITHDRAWN"],
  PLACED: ["ACTIVE", "WITHDRAWN"],
  EXPIRED: ["ACTIVE", "WITHDRAWN"],
  WITHDRAWN: [],
};

/** EXPIRED is told by the day, PLACED by a placement that is confirmed. */
export const REGISTRATION_BY_HAND = stepsTo(REGISTRATION_STATES, ["ACTIVE", "WITHDRAWN"]);
