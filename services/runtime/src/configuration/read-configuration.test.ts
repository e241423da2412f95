import { z } from "zod";
import { type ConfigurationError, readConfiguration } from "./read-configuration";
import { businessDaySetting, databaseUrl, refuseInProduction, serverSettings } from "./settings";

const settings = z
  .object({ ...serverSettings, CITY_DATABASE_URL: databaseUrl, AIWORK_TODAY: businessDaySetting })
  .superRefine(refuseInProduction(["AIWORK_TODAY"]));

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(settings, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
}

describe("the configuration", () => {
  it("names every fault at once", () => {
    const faults = faultsOf({ PORT: "http", LOG_LEVEL: "loud", AIWORK_TODAY: "2013-02-30" });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual([
      "PORT",
      "LOG_LEVEL",
      "CITY_DATABASE_URL",
      "AIWORK_TODAY",
    ]);
  });

  it("never repeats a database address, which holds a password", () => {
    expect(faultsOf({ CITY_DATABASE_URL: "mysql://city:secret@db/city" }).join()).not.toContain("secret");
  });

  it.each(["postgres://a:b@c:99999/d", "postgres://a:%zz@c/d", "postgres://a@c", "c/d"])(
    "refuses the address %s",
    (url) => {
      expect(faultsOf({ CITY_DATABASE_URL: url })).toHaveLength(1);
    },
  );

  it("does not let production stand still on a day", () => {
    const environment = { NODE_ENV: "production", CITY_DATABASE_URL: "postgres://a:b@c/d", AIWORK_TODAY: "2013-10-31" };
    expect(faultsOf(environment)).toEqual(["AIWORK_TODAY: production does not take it: leave it out"]);
  });

  it("takes an empty value for an absent one", () => {
    expect(readConfiguration(settings, { CITY_DATABASE_URL: "postgres://a:b@c/d", PORT: "" }).PORT).toBe(0);
  });
});
