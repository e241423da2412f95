import { readConfiguration } from "../configuration/read-configuration";
import { subgraphSettings } from "../server/subgraph-settings";

const settings = subgraphSettings("CITY_DATABASE_URL", ["demo"]);
const SECRET = "s".repeat(32);
const GIVEN = {
  CITY_DATABASE_URL: "postgres://a:b@c/d",
  SUBGRAPH_SIGNING_KEYS: `k1:${SECRET}`,
  ISSUERS_PATH: "/etc/aiwork/issuers.json",
  LOGIN_PASSWORD: "for-this-run-only",
};
const read = (more: Record<string, string>) => readConfiguration(settings, { ...GIVEN, ...more });

describe("the key of the access records", () => {
  it("has an id and a secret", () => {
    expect(read({ ACCESS_RECORD_KEY: `2026-1:${SECRET}` }).ACCESS_RECORD_KEY).toEqual({ id: "2026-1", secret: SECRET });
  });

  it("may be absent in a trial run, and not in production", () => {
    expect(read({}).ACCESS_RECORD_KEY).toBeUndefined();
    expect(() => read({ NODE_ENV: "production" })).toThrow("ACCESS_RECORD_KEY: give id:secret");
  });

  it("is refused when it is malformed, without repeating it", () => {
    expect(() => read({ ACCESS_RECORD_KEY: "k1:short-secret" })).toThrow("ACCESS_RECORD_KEY: give id:secret");
    expect(() => read({ ACCESS_RECORD_KEY: "k1:short-secret" })).not.toThrow("short-secret");
  });
});
