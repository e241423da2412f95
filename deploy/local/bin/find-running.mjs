import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Finds the system that runs in the data directory of this environment. @throws Error with a sentence */
export function findRunning({ INIT_CWD, AIWORK_DATA_DIR }) {
  const directory = resolve(INIT_CWD ?? ".", AIWORK_DATA_DIR || ".data");
  try {
    const { pid } = JSON.parse(readFileSync(join(directory, "running.json"), "utf8"));
    if (!isAlive(pid)) throw new Error("a starter that was killed leaves its file behind");
    return {
      issuers: JSON.parse(readFileSync(join(directory, "issuers.json"), "utf8")).issuers,
      clientSecret: readFileSync(join(directory, "issuers", "client-secret"), "utf8").trim(),
    };
  } catch (error) {
    if (error.code === "EACCES") throw new Error(`The system of ${directory} is another account's: ask as that one.`);
    throw new Error(`No system runs in ${directory}: start it (npm start), or set AIWORK_DATA_DIR to where one runs.`);
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
