import { AccessLog, CONSENT, OWN_ROLE, SELF } from "./access-log";

describe("the access log of a request", () => {
  it("has one entry per person and ground, with all data categories", async () => {
    const readings = new AccessLog();
    readings.log("7", "LIAISON", OWN_ROLE);
    readings.log("7", null, OWN_ROLE);
    readings.log("7", "CITY_PROFILE", OWN_ROLE);
    readings.log("7", null, CONSENT);
    readings.log("8", null, SELF);
    const settled = await readings.settled();
    expect(settled.map(({ seekerId, basis, categories }) => [seekerId, basis, ...categories])).toEqual([
      ["7", "OWN_ROLE", "LIAISON", "CITY_PROFILE"],
      ["7", "CONSENT"],
      ["8", "SELF"],
    ]);
  });

  it("settles only when every awaited promise has settled", async () => {
    const readings = new AccessLog();
    const later = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      readings.log("7", null, SELF);
    };
    readings.waitFor(later().then(() => readings.waitFor(later().then(() => readings.log("8", null, SELF)))));
    expect(await readings.settled()).toHaveLength(2);
  });

  it("rejects when an awaited promise fails", async () => {
    const readings = new AccessLog();
    readings.waitFor(Promise.reject(new Error("away")));
    await expect(readings.settled()).rejects.toThrow("away");
  });

  it("adds categories only to persons who are logged already", async () => {
    const readings = new AccessLog();
    readings.log("7", null, CONSENT);
    readings.addCategories("7", ["PLACEMENT"]);
    readings.addCategories("8", ["PLACEMENT"]);
    const settled = await readings.settled();
    expect(settled.map(({ seekerId, categories }) => [seekerId, ...categories])).toEqual([["7", "PLACEMENT"]]);
  });
});
