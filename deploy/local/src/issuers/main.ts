import { readConfiguration } from "@aiwork/server/configuration/read-configuration";
import { exitWithStartError, notifyParent, runUntilSignal } from "@aiwork/server/http/server-process";
import { createLog } from "@aiwork/server/telemetry/log";
import { issuersSettings, serveIssuers } from "./serve-issuers";

/** Runs the development issuers until a stop signal; SIGUSR2 rotates their keys. */
async function main(): Promise<void> {
  const settings = readConfiguration(issuersSettings);
  const log = createLog("issuers", settings.LOG_LEVEL);
  const issuers = await serveIssuers(settings, log);
  process.on("SIGUSR2", () => {
    issuers.rotate().then(
      () => log.info("keys rotated"),
      (err) => log.error({ err }, "keys could not be rotated"),
    );
  });
  runUntilSignal(() => issuers.drain(), log);
  log.info({ url: issuers.origin }, "listening");
  notifyParent(issuers.origin);
}

main().catch((error) => exitWithStartError("issuers", error));
