import { runStarter } from "./start";

void runStarter(process.argv.slice(2), process.env);
