import { type ConfigurationError, readConfiguration } from "@aiwork/server/configuration/read-configuration";
import { gatewaySettings } from "./gateway-settings";

const SECRET = "correct-horse-battery-staple-0001";
const TRUST = {
  ISSUERS_PATH: "/etc/aiwork/issuers.json",
  SUBGRAPH_SIGNING_KEYS: JSON.stringify({ city: `k1:${SECRET}` }),
};

/** Of a trial run, unless NODE_ENV says otherwise. */
function errorsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(gatewaySettings, { NODE_ENV: "test", ...environment });
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
}

describe("the gateway's configuration", () => {
  it("uses the project's supergraph, a free local port and no introspection when only issuers and keys are set", () => {
    const settings = readConfiguration(gatewaySettings, TRUST);
    expect(settings).toMatchObject({ HOST: "127.0.0.1", PORT: 0, INTROSPECTION: "0", AUTH: "on" });
    expect(settings.SUPERGRAPH_PATH).toMatch(/schema\/supergraph\.graphql$/);
    expect(settings.SUBGRAPH_URLS.size).toBe(0);
    expect([...(settings.SUBGRAPH_SIGNING_KEYS ?? [])]).toEqual([["city", { id: "k1", secret: SECRET }]]);
  });

  it("reports missing settings by name together with invalid ones", () => {
    const names = errorsOf({ PORT: "http" }).map((error) => error.split(":")[0]);
    expect(names).toEqual(["PORT", "ISSUERS_PATH", "SUBGRAPH_SIGNING_KEYS"]);
  });

  it("needs no issuers and no keys when AUTH is off", () => {
    expect(errorsOf({ AUTH: "off" })).toEqual([]);
    expect(errorsOf({ AUTH: "no" })).toEqual(["AUTH: give off for a trial run, or leave it out"]);
  });

  it("rejects AUTH=off in production", () => {
    const errors = ["AUTH: production does not allow off: leave it out"];
    expect(errorsOf({ AUTH: "off", NODE_ENV: "production" })).toEqual(errors);
    expect(errorsOf({ AUTH: "off", NODE_ENV: "production", ...TRUST })).toEqual(errors);
    expect(errorsOf({ NODE_ENV: "production", ...TRUST })).toEqual([]);
  });

  it.each(["Production", "prod", "staging", ""])("is production when NODE_ENV is %j", (NODE_ENV) => {
    expect(errorsOf({ AUTH: "off", NODE_ENV })).toEqual(["AUTH: production does not allow off: leave it out"]);
    expect(readConfiguration(gatewaySettings, { NODE_ENV, ...TRUST }).OPERATIONS).toBe("registered");
  });

  it("rejects AUTH=off where others than this host are answered", () => {
    const errors = ["AUTH: off is for this host alone: set HOST to 127.0.0.1"];
    expect(errorsOf({ AUTH: "off", HOST: "0.0.0.0" })).toEqual(errors);
    expect(errorsOf({ AUTH: "off", HOST: "::1" })).toEqual([]);
    expect(errorsOf({ HOST: "0.0.0.0", ...TRUST })).toEqual([]);
  });

  it("sends nothing in the clear to another host in production", () => {
    const plain = { REGISTRY_URL: "http://registry.example/sdl", OTEL_EXPORTER_OTLP_ENDPOINT: "http://10.0.0.9:4318" };
    const advice = "production sends nothing in the clear to another host: give an https address";
    expect(errorsOf({ ...plain, ...TRUST })).toEqual([]);
    expect(errorsOf({ ...plain, NODE_ENV: "production", ...TRUST })).toEqual([
      `REGISTRY_URL: ${advice}`,
      `OTEL_EXPORTER_OTLP_ENDPOINT: ${advice}`,
    ]);
    const own = { REGISTRY_URL: "http://127.0.0.1:9/sdl", OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.example" };
    expect(errorsOf({ ...own, NODE_ENV: "production", ...TRUST })).toEqual([]);
  });

  it("reads a fixed business day, and rejects it in production", () => {
    expect(
      readConfiguration(gatewaySettings, { NODE_ENV: "test", AIWORK_TODAY: "2013-10-31", ...TRUST }),
    ).toMatchObject({
      AIWORK_TODAY: "2013-10-31",
    });
    expect(errorsOf({ AIWORK_TODAY: "2013-10-31", NODE_ENV: "production", ...TRUST })).toEqual([
      "AIWORK_TODAY: not allowed in production: leave it out",
    ]);
    expect(errorsOf({ AIWORK_TODAY: "2013-02-30", ...TRUST })).toEqual([expect.stringMatching(/^AIWORK_TODAY: give/)]);
  });

  it("rejects LIMITS=off in production", () => {
    expect(errorsOf({ LIMITS: "off", ...TRUST })).toEqual([]);
    expect(errorsOf({ LIMITS: "off", NODE_ENV: "production", ...TRUST })).toEqual([
      "LIMITS: production does not allow off: leave it out",
    ]);
  });

  it("does not print a secret when it is in the wrong place", () => {
    for (const SUBGRAPH_SIGNING_KEYS of [`k1:${SECRET}`, `{"${SECRET}":"city"}`, `{"city":"${SECRET}"}`]) {
      const errors = errorsOf({ ...TRUST, SUBGRAPH_SIGNING_KEYS });
      expect(errors).toEqual([expect.stringMatching(/^SUBGRAPH_SIGNING_KEYS: /)]);
      expect(errors.join()).not.toContain("horse");
    }
  });

  it("reads each subgraph's URL by name", () => {
    const SUBGRAPH_URLS = '{"city":"http://127.0.0.1:4001/graphql"}';
    const { SUBGRAPH_URLS: urls } = readConfiguration(gatewaySettings, { SUBGRAPH_URLS, ...TRUST });
    expect([...urls]).toEqual([["city", "http://127.0.0.1:4001/graphql"]]);
  });

  it.each(["{", "[]", "null", '"http://a"', '{"city":1}'])("rejects %s as SUBGRAPH_URLS", (text) => {
    expect(errorsOf({ SUBGRAPH_URLS: text, ...TRUST })).toEqual([
      expect.stringMatching(/^SUBGRAPH_URLS: give JSON such as/),
    ]);
  });

  it.each(["city:4001", "ftp://secret@city", "", "/graphql"])(
    "rejects %s as a subgraph's URL without printing it",
    (url) => {
      const errors = errorsOf({ SUBGRAPH_URLS: JSON.stringify({ city: url }), ...TRUST });
      expect(errors).toEqual(["SUBGRAPH_URLS: city has no http or https URL"]);
    },
  );
});
