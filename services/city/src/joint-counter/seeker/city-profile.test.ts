import { businessClock } from "@aiwork/server/clock/business-clock";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { parseCityProfile } from "./city-profile";

const context = { clock: businessClock("2013-10-31") } as SubgraphContext;
const parsing = (given: object) => () => parseCityProfile(given, context);
const refusal = (code: string, field: string) =>
  expect.objectContaining({ errors: [expect.objectContaining({ code, path: [field] })] });

describe("an e-mail address", () => {
  it.each([
    ["hanako@example.jp", "hanako@example.jp"],
    ["ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp"],
    ["..hanako.@mail.example.ne.jp", "..hanako.@mail.example.ne.jp"],
    ["hanako+work@日本語.jp", "hanako+work@日本語.jp"],
  ])("%s is taken as %s", (email, kept) => expect(parsing({ email })().email).toBe(kept));

  it.each([
    ...["なし", "a@", "@", "@example.jp", "a@b", "a@example.", "a@.jp", "a@example..jp", "a@-example.jp"],
    ...["a b@example.jp", "a@b@example.jp", "a,b@example.jp", "<a@example.jp>", "----", "12"],
  ])("is refused when it is %s", (email) => {
    expect(parsing({ email })).toThrow(refusal("EMAIL_FORM", "email"));
  });

  it("is none when it is blank, and as it was when it is left out", () => {
    for (const email of [null, "", "　"]) expect(parsing({ email })().email).toBeNull();
    expect(parsing({})().email).toBeUndefined();
  });
});

describe("a telephone number in a profile", () => {
  it.each(["12", "----", "０１１", "a@"])("is refused when it is %s", (phone) => {
    expect(parsing({ phone })).toThrow(refusal("PHONE_FORM", "phone"));
  });
});

describe("a name in a profile", () => {
  it.each([
    ["-", "NAME_WITHOUT_LETTER"],
    ["\u2800", "TEXT_REQUIRED"],
  ])("is refused when it is %j: %s", (name, code) => {
    expect(parsing({ name })).toThrow(refusal(code, "name"));
  });
});
