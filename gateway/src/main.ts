import "./disable-telemetry";
import { readConfiguration } from "@aiwork/runtime/configuration/read-configuration";
import { runUntilTold, tellStarter } from "@aiwork/runtime/http/run-until-told";
import { openLog } from "@aiwork/runtime/log/log";
import { failStart } from "@aiwork/runtime/server/fail-start";
import { gatewaySettings } from "./configuration/gateway-settings";
import { openGateway } from "./open-gateway";

/** Starts the gateway and notifies the parent process of its URL. */
async function main(): Promise<void> {
  const settings = readConfiguration(gatewaySettings);
  const log = openLog("gateway", settings.LOG_LEVEL);
  const { url, reload, close } = await openGateway(settings, log);
  process.on("SIGHUP", () => void reload());
  runUntilTold(close, log);
  log.info({ url }, "listening");
  tellStarter(url);
}

main().catch((error) => failStart("gateway", error));
