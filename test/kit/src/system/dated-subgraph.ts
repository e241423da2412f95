import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cityWithDemo } from "@aiwork/demo/city/city-with-demo";
import { nationalWithDemo } from "@aiwork/demo/national/national-with-demo";
import { runSubgraph } from "@aiwork/subgraph/serve/run-subgraph";
import { DAYS_DIRECTORY_VARIABLE } from "./dated-program";

/** A party as it is deployed, but for its clock: the business day is what the test last wrote down for the party. */
const party =
  [cityWithDemo, nationalWithDemo].find(({ databaseVariable }) => process.env[databaseVariable]) ?? cityWithDemo;
const file = join(process.env[DAYS_DIRECTORY_VARIABLE] ?? "", party.name);
void runSubgraph(party, () => ({ today: () => readFileSync(file, "utf8") }));
