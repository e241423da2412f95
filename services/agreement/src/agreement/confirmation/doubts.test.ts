import { businessClock } from "@aiwork/server/clock/business-clock";
import { type BusinessError, businessErrorsIn } from "@aiwork/server/errors/business-error";
import { askBack, doubtAge, doubtDueDay, doubtOffice, doubtPastDay, doubtWage } from "./doubts";

const context = { clock: businessClock("2013-10-31") };
const described = (doubt: BusinessError | null) => doubt && [doubt.code, doubt.path?.join("."), doubt.kind];

describe("a doubt", () => {
  it.each([
    ["1998-10-31", null],
    ["1913-10-31", null],
    ["1998-11-01", ["AGE_UNUSUAL", "birthDate", "CONFIRM"]],
    ["1912-10-31", ["AGE_UNUSUAL", "birthDate", "CONFIRM"]],
  ])("is had of the age of who was born on %s: %j", (day, doubt) =>
    expect(described(doubtAge(day, context))).toEqual(doubt),
  );

  it.each([
    ["2012-04-01", null],
    ["2012-03-31", ["DAY_LONG_AGO", "heldOn", "CONFIRM"]],
  ])("is had of an act of %s, before the last fiscal year: %j", (day, doubt) =>
    expect(described(doubtPastDay(day, context, "heldOn"))).toEqual(doubt),
  );

  it.each([
    ["2014-10-31", null],
    ["2014-11-01", ["DAY_FAR_AHEAD", "nextAction.dueOn", "CONFIRM"]],
  ])("is had of what is due on %s, more than a year ahead: %j", (day, doubt) =>
    expect(described(doubtDueDay(day, context, "nextAction.dueOn"))).toEqual(doubt),
  );

  const wage = (wageUnit: "HOURLY" | "DAILY" | "MONTHLY", wageMinimum: number, wageMaximum: number | null = null) =>
    described(doubtWage({ wageUnit, wageMinimum, wageMaximum }));
  const UNUSUAL = ["WAGE_UNUSUAL", "wage", "CONFIRM"];

  it("is had of a wage that is far from what is usual for its unit", () => {
    expect([wage("HOURLY", 734), wage("DAILY", 8_000, 12_000), wage("MONTHLY", 180_000, 250_000)]).toEqual([
      null,
      null,
      null,
    ]);
    expect([wage("HOURLY", 180_000), wage("MONTHLY", 800), wage("DAILY", 8_000, 120_000)]).toEqual([
      UNUSUAL,
      UNUSUAL,
      UNUSUAL,
    ]);
  });

  it("is had of an act at no service point", () => {
    expect([undefined, null, "shiroishi"].map((point) => described(doubtOffice(point)))).toEqual([
      ["AT_OFFICE_ITSELF", "servicePointId", "CONFIRM"],
      ["AT_OFFICE_ITSELF", "servicePointId", "CONFIRM"],
      null,
    ]);
  });

  it("is had of nothing that is not given", () => {
    expect([
      doubtAge(null, context),
      doubtPastDay(undefined, context, "heldOn"),
      doubtDueDay(null, context, "x"),
    ]).toEqual([null, null, null]);
  });
});

describe("doubts", () => {
  const [age, day] = [doubtAge("1900-01-01", context), doubtPastDay("2000-01-01", context, "heldOn")];
  const codesOf = (confirmed: string[] | null) => {
    try {
      askBack({ confirmed }, age, null, day);
      return [];
    } catch (error) {
      return businessErrorsIn(error).map(({ code }) => code);
    }
  };

  it("come together, until each is confirmed", () => {
    expect(codesOf(null)).toEqual(["AGE_UNUSUAL", "DAY_LONG_AGO"]);
    expect(codesOf(["AGE_UNUSUAL"])).toEqual(["DAY_LONG_AGO"]);
    expect(codesOf(["DAY_LONG_AGO", "AGE_UNUSUAL"])).toEqual([]);
  });
});
