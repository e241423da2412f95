import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { RegistrationStatus } from "./registration.entity";

/** PROVISIONAL→ACTIVE; ACTIVE→EXPIRED→ACTIVE, renewed; ACTIVE→PLACED→ACTIVE, the job lost; each →WITHDRAWN. */
export const registrationStates: Transitions<RegistrationStatus> = {
  PROVISIONAL: ["ACTIVE", "WITHDRAWN"],
  ACTIVE: ["PLACED", "EXPIRED", "WITHDRAWN"],
  PLACED: ["ACTIVE", "WITHDRAWN"],
  EXPIRED: ["ACTIVE", "WITHDRAWN"],
  WITHDRAWN: [],
};

/** EXPIRED is told by the day, PLACED by a placement that is confirmed. */
export const registrationStatesByHand: Transitions<RegistrationStatus> = {
  ...registrationStates,
  ACTIVE: ["WITHDRAWN"],
};
