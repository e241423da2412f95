import { readConfiguration } from "@aiwork/runtime/configuration/read-configuration";
import { runUntilTold, tellStarter } from "@aiwork/runtime/http/run-until-told";
import { openLog } from "@aiwork/runtime/log/log";
import { failStart } from "@aiwork/runtime/server/fail-start";
import { issuersSettings } from "./issuers-settings";
import { serveIssuers } from "./serve-issuers";

/** Runs the development issuers until a stop signal; SIGUSR2 rotates their keys. */
async function main(): Promise<void> {
  const settings = readConfiguration(issuersSettings);
  const log = openLog("issuers", settings.LOG_LEVEL);
  const issuers = await serveIssuers(settings, log);
  process.on("SIGUSR2", () => {
    issuers.rotate().then(
      () => log.info("keys rotated"),
      (err) => log.error({ err }, "keys could not be rotated"),
    );
  });
  runUntilTold(() => issuers.drain(), log);
  log.info({ url: issuers.origin }, "listening");
  tellStarter(issuers.origin);
}

main().catch((error) => failStart("issuers", error));
