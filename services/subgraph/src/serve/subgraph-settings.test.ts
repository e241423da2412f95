import { type ConfigurationError, readConfiguration } from "@aiwork/server/configuration/read-configuration";
import { subgraphSettings } from "./subgraph-settings";

const settings = subgraphSettings("CITY_DATABASE_URL", ["demo", "seed"]);
const SECRET = "s".repeat(32);
const GIVEN = {
  CITY_DATABASE_URL: "postgres://a:b@127.0.0.1/d",
  SUBGRAPH_SIGNING_KEYS: `k1:${SECRET}`,
  ISSUERS_PATH: "/etc/aiwork/issuers.json",
  LOGIN_PASSWORD: SECRET,
};
const RECORDS = { ACCESS_RECORD_KEY: GIVEN.SUBGRAPH_SIGNING_KEYS, ACCESS_ANCHORS_PATH: "/var/lib/anchors" };
const TRIAL = { ...GIVEN, NODE_ENV: "test" };

const readSettings = (more: NodeJS.ProcessEnv) => readConfiguration(settings, { ...TRIAL, ...more });

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(settings, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences.map((sentence) => sentence.split(":")[0] ?? "");
  }
}

describe("a subgraph's configuration", () => {
  it("names its database, its signing keys and the trusted issuers", () => {
    expect(readSettings({})).toMatchObject({
      databaseUrl: GIVEN.CITY_DATABASE_URL,
      SUBGRAPH_SIGNING_KEYS: [{ id: "k1" }],
      ISSUERS_PATH: GIVEN.ISSUERS_PATH,
    });
  });

  it("is refused with the names of all missing settings", () => {
    expect(faultsOf({ NODE_ENV: "test" })).toEqual([
      "CITY_DATABASE_URL",
      "SUBGRAPH_SIGNING_KEYS",
      "LOGIN_PASSWORD",
      "ISSUERS_PATH",
    ]);
  });

  it("is refused when the passwords of the logins are made of what could be guessed from one of them", () => {
    expect(faultsOf({ ...TRIAL, LOGIN_PASSWORD: "s".repeat(31) })).toEqual(["LOGIN_PASSWORD"]);
  });

  it("cannot be switched off in a trial run", () => {
    expect(faultsOf({ ...TRIAL, SUBGRAPH_SIGNING_KEYS: "", AUTH: "off" })).toEqual(["SUBGRAPH_SIGNING_KEYS"]);
  });

  it("is refused in production when a seal key setting is missing, or its address is not https", () => {
    const production = { ...GIVEN, NODE_ENV: "production", ...RECORDS };
    expect(faultsOf(production)).toEqual(["SEAL_KEYS_PATH", "PEER_SEAL_KEYS"]);
    const seals = { SEAL_KEYS_PATH: "/etc/aiwork/seals.json", PEER_SEAL_KEYS: "http://national.example/seal-keys" };
    expect(faultsOf({ ...production, ...seals })).toEqual(["PEER_SEAL_KEYS"]);
    for (const PEER_SEAL_KEYS of ["https://national.example/seal-keys", "/etc/aiwork/national.json"])
      expect(faultsOf({ ...production, ...seals, PEER_SEAL_KEYS })).toEqual([]);
  });

  it.each([
    ["postgres://a:b@db.example/d", ["CITY_DATABASE_URL"]],
    ["postgres://a:b@db.example/d?sslmode=require", ["CITY_DATABASE_URL"]],
    ["postgres://a:b@db.example/d?sslmode=no-verify", ["CITY_DATABASE_URL"]],
    ["postgres://a:b@db.example/d?sslmode=verify-full&ssl=0", ["CITY_DATABASE_URL"]],
    ["postgres://a:b@127.0.0.1/d?host=db.example", ["CITY_DATABASE_URL"]],
    ["postgres://a:b@db.example/d?sslmode=verify-full", []],
    ["postgres://a:b@127.0.0.1/d", []],
    ["postgres://a:b@localhost/d?host=/run/postgresql", []],
  ])("in production, with the database at %s, has the faults %j", (CITY_DATABASE_URL, faults) => {
    const keys = { ...RECORDS, SEAL_KEYS_PATH: "/a", PEER_SEAL_KEYS: "/b" };
    expect(faultsOf({ ...GIVEN, ...keys, CITY_DATABASE_URL })).toEqual(faults);
    expect(faultsOf({ ...TRIAL, ...keys, CITY_DATABASE_URL })).toEqual([]);
  });

  it("does not repeat a database address in an error, because it contains a password", () => {
    const environment = { ...TRIAL, CITY_DATABASE_URL: "mysql://city:secret@db/city" };
    expect(() => readConfiguration(settings, environment)).toThrow("CITY_DATABASE_URL: give an address of the form");
    expect(() => readConfiguration(settings, environment)).not.toThrow("secret");
  });

  it.each(["postgres://a:b@c:99999/d", "postgres://a:%zz@c/d", "postgres://a@c", "c/d"])(
    "rejects the database address %s",
    (CITY_DATABASE_URL) => {
      expect(faultsOf({ ...TRIAL, CITY_DATABASE_URL })).toEqual(["CITY_DATABASE_URL"]);
    },
  );

  it("rejects a business day that does not exist", () => {
    expect(faultsOf({ ...TRIAL, AIWORK_TODAY: "2013-02-30" })).toEqual(["AIWORK_TODAY"]);
  });

  it("rejects AIWORK_TODAY in production", () => {
    const production = { ...GIVEN, NODE_ENV: "production", AIWORK_TODAY: "2013-10-31" };
    const fault = "AIWORK_TODAY: not allowed in production: leave it out";
    expect(() => readConfiguration(settings, production)).toThrow(fault);
  });
});

describe("the key of the access records", () => {
  it("has an id and a secret", () => {
    expect(readSettings({ ACCESS_RECORD_KEY: `2026-1:${SECRET}` }).ACCESS_RECORD_KEY).toEqual({
      id: "2026-1",
      secret: SECRET,
    });
  });

  it("may be absent in a trial run, and not in production", () => {
    expect(readSettings({}).ACCESS_RECORD_KEY).toBeUndefined();
    expect(() => readSettings({ NODE_ENV: "production" })).toThrow("ACCESS_RECORD_KEY: give id:secret");
    expect(() => readSettings({ NODE_ENV: "production" })).toThrow("ACCESS_ANCHORS_PATH: name the directory");
  });

  it("is refused when it is malformed, without repeating it", () => {
    expect(() => readSettings({ ACCESS_RECORD_KEY: "k1:short-secret" })).toThrow("ACCESS_RECORD_KEY: give id:secret");
    expect(() => readSettings({ ACCESS_RECORD_KEY: "k1:short-secret" })).not.toThrow("short-secret");
  });
});
