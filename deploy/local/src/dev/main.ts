import { runStarter } from "../start";
import { watchSources } from "./watch-sources";

void runStarter(process.argv.slice(2), process.env, watchSources);
