// Loaded into a process of the system: at SIGUSR2 it writes the files of which a function has run since the last time.
const { renameSync, writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");
const { join } = require("node:path");
const { isMainThread } = require("node:worker_threads");

if (isMainThread && /\/main\.js$/.test(process.argv[1] ?? "")) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  process.on("SIGUSR2", () => {
    session.post("Profiler.takePreciseCoverage", (error, taken) => {
      if (error) throw error;
      const hasRun = ({ functions }) => functions.some(({ ranges }) => ranges[0].count > 0);
      const files = taken.result.filter(hasRun).map(({ url }) => url);
      const path = join(process.env.AIWORK_RUN_FILES, `${process.pid}.json`);
      writeFileSync(`${path}.draft`, JSON.stringify(files));
      renameSync(`${path}.draft`, path);
    });
  });
}
