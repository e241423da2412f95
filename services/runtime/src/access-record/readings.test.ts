import { CONSENT, OWN_ROLE, SELF } from "../access/ground";
import { Readings } from "./readings";

describe("the readings of a request", () => {
  it("are one for a person and a ground, with all classes of data", async () => {
    const readings = new Readings();
    readings.note("7", "LIAISON", OWN_ROLE);
    readings.note("7", null, OWN_ROLE);
    readings.note("7", "CITY_PROFILE", OWN_ROLE);
    readings.note("7", null, CONSENT);
    readings.note("8", null, SELF);
    const settled = await readings.settled();
    expect(settled.map(({ seekerId, basis, categories }) => [seekerId, basis, ...categories])).toEqual([
      ["7", "OWN_ROLE", "LIAISON", "CITY_PROFILE"],
      ["7", "CONSENT"],
      ["8", "SELF"],
    ]);
  });

  it("are settled only when all is known that is still asked for", async () => {
    const readings = new Readings();
    const later = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      readings.note("7", null, SELF);
    };
    readings.await(later().then(() => readings.await(later().then(() => readings.note("8", null, SELF)))));
    expect(await readings.settled()).toHaveLength(2);
  });

  it("do not settle where one cannot be known", async () => {
    const readings = new Readings();
    readings.await(Promise.reject(new Error("away")));
    await expect(readings.settled()).rejects.toThrow("away");
  });

  it("take what an answer tells of its classes for the persons that were read alone", async () => {
    const readings = new Readings();
    readings.note("7", null, CONSENT);
    readings.add("7", ["PLACEMENT"]);
    readings.add("8", ["PLACEMENT"]);
    const settled = await readings.settled();
    expect(settled.map(({ seekerId, categories }) => [seekerId, ...categories])).toEqual([["7", "PLACEMENT"]]);
  });
});
