import { z } from "zod";
import { environmentSetting } from "./production";
import { type ConfigurationError, readConfiguration } from "./read-configuration";
import { serverSettings } from "./settings";

const settings = z.object(serverSettings);

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(settings, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
}

describe("readConfiguration", () => {
  it("reports every invalid setting at once", () => {
    const faults = faultsOf({ PORT: "http", LOG_LEVEL: "loud", OTEL_EXPORTER_OTLP_ENDPOINT: "collector" });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["PORT", "LOG_LEVEL", "OTEL_EXPORTER_OTLP_ENDPOINT"]);
  });

  it("treats an empty setting as absent", () => {
    expect(readConfiguration(settings, { PORT: "" }).PORT).toBe(0);
  });

  it("refuses production that verifies no certificate", () => {
    const own = z.object({ NODE_ENV: environmentSetting });
    const read = (NODE_ENV?: string) => readConfiguration(own, { NODE_ENV, NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    expect(() => read()).toThrow("NODE_TLS_REJECT_UNAUTHORIZED: production verifies");
    expect(read("test")).toEqual({ NODE_ENV: "test" });
    expect(readConfiguration(own, { NODE_TLS_REJECT_UNAUTHORIZED: "1" })).toEqual({ NODE_ENV: "production" });
  });
});
