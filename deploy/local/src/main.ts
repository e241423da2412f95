import { start } from "./start";

void start(process.argv.slice(2), process.env);
