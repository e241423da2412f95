import { isJsonInUtf8, readJson, requireReadableSearch } from "./read-json";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const UNREADABLE = expect.objectContaining({
  extensions: { code: "BAD_USER_INPUT", refusal: "UNREADABLE_CHARACTERS" },
});

describe("a body", () => {
  it("is read with every character of its texts", () => {
    const given = { query: "葛󠄀城 𠮟責 か\u3099 👩‍💼", variables: { list: ["\\ufffd as six characters", null, 1] } };
    expect(readJson(Buffer.from(JSON.stringify(given)))).toEqual(given);
    expect(readJson(Buffer.from('"\\ud842\\udfb7田"'))).toBe("𠮷田");
    expect(readJson(Buffer.alloc(0))).toEqual({});
  });

  it.each([
    ["in Shift_JIS", bytes('{"name":"', [0x8e, 0x52, 0x93, 0x63], '"}')],
    ["cut within a character", bytes('{"name":"', [0xe5, 0xb1], '"}')],
    ["with an overlong form", bytes('{"name":"', [0xc0, 0xaf], '"}')],
    ["with half of a pair in bytes", bytes('{"name":"', [0xed, 0xa1, 0x82], '"}')],
    ["with half of a pair as an escape", bytes('{"name":"\\ud842"}')],
    ["with U+FFFD", bytes('{"name":"\ufffd田"}')],
    ["with U+FFFD as an escape", bytes('{"list":[{"name":"\\uFFFD"}]}')],
  ])("is refused when it is %s", (_, body) => {
    expect(() => readJson(body)).toThrow(UNREADABLE);
  });

  it.each([
    ["not JSON", bytes("{")],
    ["begun with a byte order mark", bytes([0xef, 0xbb, 0xbf], "{}")],
  ])("is refused when it is %s", (_, body) => expect(() => readJson(body)).toThrow(SyntaxError));
});

describe("a search", () => {
  it("is read when it is percent-encoded UTF-8", () => {
    for (const search of ["", "?query=%7B__typename%7D", "?query=%E5%B1%B1+%E7%94%B0"])
      expect(() => requireReadableSearch(search)).not.toThrow();
  });

  it.each(["?query=%8E%52", "?query=%EF%BF%BD", "?query=%"])("is refused when it is %s", (search) => {
    expect(() => requireReadableSearch(search)).toThrow(UNREADABLE);
  });
});

describe("a content type", () => {
  it.each([
    "application/json",
    "Application/JSON; charset=utf-8",
    'application/json;charset="UTF-8"',
    "application/json;",
  ])("is taken when it is %s", (type) => expect(isJsonInUtf8(type)).toBe(true));

  it.each([
    undefined,
    "text/plain",
    "application/json-patch+json",
    "application/json; charset=shift_jis",
    "application/json; charset=iso-2022-jp",
    "application/json; charset=utf-16",
    "application/json; charset=utf-8, application/json; charset=euc-jp",
    `application/json${" ".repeat(15_000)}x`,
    `application/json; charset${" ".repeat(15_000)}x`,
    `application/json${"; ".repeat(15_000)}`,
  ])("is refused at once when it is %.80s", (type) => expect(isJsonInUtf8(type)).toBe(false));
});
