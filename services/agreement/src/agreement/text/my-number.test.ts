import fc from "fast-check";
import { holdsMyNumber } from "./my-number";

/** Invented, of no person. 123456789018 has a valid check digit, as have 000000000000, 100000000005 and 000000000060. */
const NUMBER = "123456789018";
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** The check digit by the ordinance's own formula and indices. */
function checkDigitOf(eleven: string): number {
  let sum = 0;
  for (let n = 1; n <= 11; n++) {
    const p = Number(eleven[11 - n]);
    const q = n <= 6 ? n + 1 : n - 5;
    sum += p * q;
  }
  return sum % 11 <= 1 ? 0 : 11 - (sum % 11);
}

describe("a My Number", () => {
  it.each([
    NUMBER,
    `番号は${NUMBER}です`,
    wide(NUMBER),
    "1234-5678-9018",
    "1234 5678 9018",
    "1234　5678　9018",
    "１２３４－５６７８－９０１８",
    "1234‐5678–9018",
    "1234ー5678ー9018",
    "1234 - 5678 - 9018",
    "123456-789018",
    "1 2 3 4 5 6 7 8 9 0 1 8",
    "1234\u200b5678\u200b9018",
    `2013-10-31 ${NUMBER}`,
    `${NUMBER} 2013`,
    `電話 011-211-2376、番号 ${NUMBER}`,
    "000000000000",
    "100000000005",
    "000000000060",
  ])("is found in %s", (text) => expect(holdsMyNumber(text)).toBe(true));

  it.each([
    "",
    "個人番号は預かっていない",
    "123456789019",
    `1${NUMBER}`,
    `0${NUMBER}`,
    `0 ${NUMBER.slice(0, 6)} 7 ${NUMBER.slice(6)}`,
    `${NUMBER}1`,
    "12345678901",
    "1234\n5678\n9018",
    "1234と5678と9018",
    "1234----5678----9018",
    "電話 011-211-2376",
    "090-1234-5678 ",
  ])("is not found in %j", (text) => expect(holdsMyNumber(text)).toBe(false));

  it("is found with its check digit and with no other", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), (eleven) => {
        const found = [..."0123456789"].filter((last) => holdsMyNumber(eleven + last));
        expect(found).toEqual([String(checkDigitOf(eleven))]);
      }),
    );
  });

  it("is found in any grouping of digits and within any text", () => {
    const gaps = fc.array(fc.constantFrom("", "", "-", " ", "　", "－"), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(gaps, fc.stringMatching(/^\D*$/), fc.stringMatching(/^\D*$/), (between, before, after) => {
        const written = [...NUMBER].map((digit, i) => digit + (i < 11 ? between[i] : "")).join("");
        return holdsMyNumber(`${before}。${written}。${after}`) && holdsMyNumber(wide(written));
      }),
    );
  });
});
