import { BusinessErrors, businessErrorsIn, checkFields, defineBusinessErrors, parseFields } from "./business-error";

const refuse = defineBusinessErrors({
  REQUIRED: { ja: () => "入力してください。", en: () => "This is required." },
  TOO_LONG: { ja: () => "長すぎます。", en: () => "It is too long." },
});
const refusing =
  (name: "REQUIRED" | "TOO_LONG", ...path: string[]) =>
  () => {
    throw refuse(name).at(...path);
  };
const thrownBy = (parse: () => unknown): unknown => {
  try {
    return parse();
  } catch (error) {
    return error;
  }
};

describe("the fields of an input", () => {
  it("are parsed each by its own parser", () => {
    expect(parseFields({ name: () => "見本", openings: () => 3 })).toEqual({ name: "見本", openings: 3 });
  });

  it("are refused all at once, those of a part with the others", () => {
    const wage = () => parseFields({ minimum: refusing("REQUIRED", "wage", "minimum"), unit: () => "HOURLY" });
    const error = thrownBy(() => parseFields({ title: refusing("TOO_LONG", "title"), wage, openings: () => 3 }));
    expect(error).toBeInstanceOf(BusinessErrors);
    expect(businessErrorsIn(error).map(({ code, path }) => [code, path])).toEqual([
      ["TOO_LONG", ["title"]],
      ["REQUIRED", ["wage", "minimum"]],
    ]);
  });

  it("are refused all at once where the database is asked too, and asked one after the other", async () => {
    const calls: string[] = [];
    const ask = (field: string) => async () => {
      calls.push(`${field} begins`);
      await null;
      calls.push(`${field} ends`);
      return field;
    };
    expect(await checkFields({ place: ask("place"), person: ask("person"), openings: () => 3 })).toEqual({
      ...{ place: "place", person: "person", openings: 3 },
    });
    expect(calls).toEqual(["place begins", "place ends", "person begins", "person ends"]);
    const refusals = checkFields({ place: refusing("REQUIRED", "place"), title: refusing("TOO_LONG", "title") });
    const error = await refusals.catch((thrown: unknown) => thrown);
    expect(businessErrorsIn(error).map(({ code }) => code)).toEqual(["REQUIRED", "TOO_LONG"]);
  });

  it("let a fault of the program through as it is", async () => {
    const fault = new TypeError("of the program");
    const name = () => {
      throw fault;
    };
    expect(thrownBy(() => parseFields({ title: refusing("TOO_LONG", "title"), name }))).toBe(fault);
    await expect(checkFields({ title: refusing("TOO_LONG", "title"), name })).rejects.toBe(fault);
  });
});

describe("the path of an error", () => {
  it("has a step for each field, however it is written", () => {
    expect(refuse("REQUIRED").at("wage.maximum").path).toEqual(["wage", "maximum"]);
    expect(refuse("REQUIRED").at("targets", "2", "value").path).toEqual(["targets", "2", "value"]);
  });
});
