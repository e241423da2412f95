import { z } from "zod";
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
});
