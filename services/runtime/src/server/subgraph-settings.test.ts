import { type ConfigurationError, readConfiguration } from "../configuration/read-configuration";
import { subgraphSettings } from "./subgraph-settings";

const settings = subgraphSettings("CITY_DATABASE_URL", ["demo", "seed"]);
const GIVEN = {
  CITY_DATABASE_URL: "postgres://a:b@c/d",
  SUBGRAPH_SIGNING_KEYS: `k1:${"s".repeat(32)}`,
  ISSUERS_PATH: "/etc/aiwork/issuers.json",
  LOGIN_PASSWORD: "for-this-run-only",
};

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(settings, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences.map((sentence) => sentence.split(":")[0] ?? "");
  }
}

describe("a subgraph's configuration", () => {
  it("is its database, the keys of its road and whose tokens are taken", () => {
    expect(readConfiguration(settings, GIVEN)).toMatchObject({
      databaseUrl: GIVEN.CITY_DATABASE_URL,
      SUBGRAPH_SIGNING_KEYS: [{ id: "k1" }],
      ISSUERS_PATH: GIVEN.ISSUERS_PATH,
    });
  });

  it("lacks each of them by name", () => {
    expect(faultsOf({})).toEqual(["CITY_DATABASE_URL", "SUBGRAPH_SIGNING_KEYS", "LOGIN_PASSWORD", "ISSUERS_PATH"]);
  });

  it("knows no way without them, in a trial run either", () => {
    expect(faultsOf({ ...GIVEN, SUBGRAPH_SIGNING_KEYS: "", AUTH: "off" })).toEqual(["SUBGRAPH_SIGNING_KEYS"]);
  });

  it("names in production what the parties seal their papers with, where it is missing or open to anybody's hands", () => {
    const production = { ...GIVEN, NODE_ENV: "production", ACCESS_RECORD_KEY: GIVEN.SUBGRAPH_SIGNING_KEYS };
    expect(faultsOf(production)).toEqual(["SEAL_KEYS_PATH", "PEER_SEAL_KEYS"]);
    const seals = { SEAL_KEYS_PATH: "/etc/aiwork/seals.json", PEER_SEAL_KEYS: "http://national.example/seal-keys" };
    expect(faultsOf({ ...production, ...seals })).toEqual(["PEER_SEAL_KEYS"]);
    for (const PEER_SEAL_KEYS of ["https://national.example/seal-keys", "/etc/aiwork/national.json"])
      expect(faultsOf({ ...production, ...seals, PEER_SEAL_KEYS })).toEqual([]);
  });
});
