import { stepsTo, type Transitions } from "@aiwork/agreement/state-change/transitions";
import type { RegistrationStatus } from "./registration.entity";

/** EXPIRED→ACTIVE is a renewal; PLACED→ACTIVE follows the loss of the job. */
export const REGISTRATION_STATES: Transitions<RegistrationStatus> = {
  PROVISIONAL: ["ACTIVE", "WITHDRAWN"],
  ACTIVE: ["PLACED", "EXPIRED", "WITHDRAWN"],
  PLACED: ["ACTIVE", "WITHDRAWN"],
  EXPIRED: ["ACTIVE", "WITHDRAWN"],
  WITHDRAWN: [],
};

/** The transitions of changeRegistrationStatus: a registration expires by date, and a confirmed placement places it. */
// guard: registration-is-never-placed-or-expired
export const REGISTRATION_BY_HAND = stepsTo(REGISTRATION_STATES, ["ACTIVE", "WITHDRAWN"]);
