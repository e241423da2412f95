import { type PlannedTarget, planContentHash } from "./business-plan";

const users: PlannedTarget = { servicePointId: "minami", indicator: "USERS", value: 3500 };
const placedPersons: PlannedTarget = { servicePointId: "minami", indicator: "PLACED_PERSONS", value: 100 };

describe("the content hash of a plan", () => {
  it("does not depend on the order of its targets", () => {
    expect(planContentHash(2013, 1, [users, placedPersons])).toBe(planContentHash(2013, 1, [placedPersons, users]));
  });

  it("changes with every target, version and year", () => {
    const hashes = [
      planContentHash(2013, 1, [users]),
      planContentHash(2013, 1, [{ ...users, value: 3501 }]),
      planContentHash(2013, 2, [users]),
      planContentHash(2014, 1, [users]),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});
