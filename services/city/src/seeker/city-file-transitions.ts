import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { CityFileEntity } from "./city-file.entity";

export const CITY_FILE: Transitions<CityFileEntity["status"]> = {
  // guard: file-is-anonymized-after-was-closed
  OPEN: ["DORMANT", "CLOSED"],
  DORMANT: ["OPEN", "CLOSED"],
  CLOSED: ["ANONYMIZED"],
  ANONYMIZED: [],
};
