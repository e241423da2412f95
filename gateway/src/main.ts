import "./supergraph/disable-telemetry";
import { readConfiguration } from "@aiwork/server/configuration/read-configuration";
import { exitWithStartError, notifyParent, runUntilSignal } from "@aiwork/server/http/server-process";
import { createLog } from "@aiwork/server/telemetry/log";
import { gatewaySettings } from "./serve/gateway-settings";
import { serveGateway } from "./serve/serve-gateway";

/** Starts the gateway and notifies the parent process of its URL. */
async function main(): Promise<void> {
  const settings = readConfiguration(gatewaySettings);
  const log = createLog("gateway", settings.LOG_LEVEL);
  const { url, monitoringUrl, reload, close } = await serveGateway(settings, log);
  process.on("SIGHUP", () => void reload());
  runUntilSignal(close, log);
  log.info({ url, monitoringUrl }, "listening");
  notifyParent(url, monitoringUrl);
}

main().catch((error) => exitWithStartError("gateway", error));
