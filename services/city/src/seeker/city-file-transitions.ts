import type { Transitions } from "@aiwork/agreement/state-change/transitions";
import type { CityFileEntity } from "./city-file.entity";

export const CITY_FILE: Transitions<CityFileEntity["status"]> = {
  OPEN: ["DORMANT", "CLOSED"],
  DORMANT: ["OPEN", "CLOSED"],
  CLOSED: ["ANONYMIZED"],
  ANONYMIZED: [],
};
