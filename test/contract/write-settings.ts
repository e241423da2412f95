import { writeFileSync } from "node:fs";
import { settingsGuide } from "./settings-table";

/** `npm run settings`: writes the table of settings into docs/operations.md. */
const { path, current } = settingsGuide();
writeFileSync(path, current);
