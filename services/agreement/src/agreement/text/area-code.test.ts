import { businessErrorsIn } from "@aiwork/server/errors/business-error";
import { isWardOfMunicipality, parseMunicipalityCode, parseWardCode } from "./area-code";

describe("a ward", () => {
  it.each([
    ["011011", "011002", "札幌市中央区"],
    ["011100", "011002", "札幌市清田区"],
    ["141518", "141500", "相模原市緑区"],
    ["141313", "141305", "川崎市川崎区"],
    ["281115", "281000", "神戸市西区"],
  ])("%s belongs to the city %s: %s", (ward, city) => expect(isWardOfMunicipality(ward, city)).toBe(true));

  it.each([
    ["011045", "012033", "札幌市白石区 and 小樽市"],
    ["011045", "131016", "札幌市白石区 and 千代田区"],
    ["131016", "131008", "千代田区, a municipality of its own"],
    ["141518", "141305", "相模原市緑区 and 川崎市"],
    ["012033", "011002", "小樽市 and 札幌市"],
    ["011002", "011002", "札幌市 itself"],
  ])("%s does not belong to the municipality %s: %s", (ward, municipality) => {
    expect(isWardOfMunicipality(ward, municipality)).toBe(false);
  });
});

const outcomeOf = (parse: typeof parseWardCode, code: string) => {
  try {
    return parse(code, "code");
  } catch (error) {
    return businessErrorsIn(error).map(({ code: refusal, path }) => [refusal, ...(path ?? [])].join(" "))[0];
  }
};

describe("a code that is typed in another width", () => {
  it.each(["０１１０４５", " 011045　", "０1１0４5"])("is kept as it is written in lists: %j", (typed) => {
    expect(parseWardCode(typed, "wardCode")).toBe("011045");
  });

  it("is kept so for a municipality too", () => expect(parseMunicipalityCode("０１１００２", "code")).toBe("011002"));
});

describe("the code of a municipality", () => {
  it.each(["011002", "016942", "041009", "141305", "131016", "131237", "133612", "202100", "206024", "473821"])(
    "is taken where there is one: %s",
    (code) => expect(outcomeOf(parseMunicipalityCode, code)).toBe(code),
  );

  it.each([
    ["011991", "of no municipality of Hokkaido"],
    ["016951", "of one that is not listed"],
    ["011045", "of a ward"],
    ["041017", "of a ward elsewhere"],
    ["010006", "of a prefecture"],
    ["131008", "of Tokyo's special wards together"],
    ["131245", "of one special ward too many"],
    ["122009", "of no number"],
    ["482013", "of no prefecture"],
    ["999997", "of nothing"],
  ])("is refused where it is %s, %s", (code) =>
    expect(outcomeOf(parseMunicipalityCode, code)).toBe("NO_SUCH_MUNICIPALITY code"),
  );
});

describe("the code of a ward", () => {
  it.each(["011011", "011100", "041017", "141313", "271284", "281115", "401099"])(
    "is taken where there is one: %s",
    (code) => expect(outcomeOf(parseWardCode, code)).toBe(code),
  );

  it.each(["011126", "011002", "012033", "041998", "271055", "141194", "131016", "999997"])(
    "is refused where there is none: %s",
    (code) => expect(outcomeOf(parseWardCode, code)).toBe("NO_SUCH_WARD code"),
  );

  it.each(["", "11045", "011046", "0110 45", "O11O45x"])("is refused where it is none by its form: %j", (code) => {
    expect(outcomeOf(parseWardCode, code)).toBe("AREA_CODE_FORM code");
    expect(outcomeOf(parseMunicipalityCode, code)).toBe("AREA_CODE_FORM code");
  });
});
