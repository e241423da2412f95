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
    "1234/5678/9018",
    "1234.5678.9018",
    "1234・5678・9018",
    "1234、5678、9018",
    "1234_5678_9018",
    "（1234）（5678）（9018）",
    "123-456-789-018",
    "12 34 56 78 90 18",
    "一二三四五六七八九〇一八",
    "一二三四－五六七八－九〇一八",
    "番号壱弐参四五六七八九零壱八",
    "1234五六七八9018",
    "١٢٣٤٥٦٧٨٩٠١٨",
    "١٢٣٤-٥٦٧٨-٩٠١٨",
    "१२३४ ५६७८ ९०१८",
    "①②③④⑤⑥⑦⑧⑨⓪①⑧",
    "¹²³⁴⁵⁶⁷⁸⁹⁰¹⁸",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⓪⑴⑻",
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐🄀⒈⒏",
    "❶❷❸❹ ❺❻❼❽ ❾⓿❶❽",
    "➀➁➂➃➄➅➆➇➈⓪➀➇",
    "一二三四五六七八九○一八",
    "123456789◯18",
    "１２３４－５６７８－９○１８",
    "1234 5678 9O18",
    "壹貳參肆伍陸漆捌玖零壹捌",
    "壱弐参四-伍六七八-九零壱八",
    "1234\n5678\n9018",
    "1234 5678\n9018",
    "1234-5678-\r\n9018",
    "123456\n789018",
    "12345678\n9018",
    "番号は12345 \n 6789018です",
    "1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n1\n8",
    "1234\u28005678\u28009018",
    "1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3456789018",
    "2013 1234 5678 9018",
    `一${NUMBER}`,
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
    "1234と5678と9018",
    "1234----5678----9018",
    "電話 011-211-2376",
    "090-1234-5678 ",
    "職歴 1990-04 - 2013-03 清掃",
    "電話 011-861-2401 10時以降",
    "面接 2013-10-02 1330",
    "1234-56-789018",
    "1234-5678/9018",
    "12,34,56,78,90,18",
    "123・456・789・018",
    "1994 2013 1330",
    "1994　2013　1330",
    "入社1994-2013-1330",
    "受付 0900 1300 1706",
    "1234○5678○9018",
    "○○○○-○○○○-○○○○",
    "〇〇〇〇〇〇〇〇〇〇〇〇",
    "電話\n0112112376\n10時",
    "20131031\n1338",
    "希望\n1. 清掃\n2. 警備",
    "給与\n180000\n200000",
    "営業\n0900\n1300\n1706",
  ])("is not found in %j", (text) => expect(holdsMyNumber(text)).toBe(false));

  it("is found with its check digit and with no other", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), (eleven) => {
        const found = [..."0123456789"].filter((last) => holdsMyNumber(eleven + last));
        expect(found).toEqual([String(checkDigitOf(eleven))]);
      }),
    );
  });

  it("is found in groups of one size with one separator, and within any text without digits", () => {
    const gap = fc.constantFrom("-", " ", "　", "－", " - ", "ー");
    const text = fc.stringMatching(/^[^\p{N}〇零一壱二弐三参四五六七八九]*$/u);
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4, 6, 12), gap, text, text, (size, between, before, after) => {
        const written = (NUMBER.match(new RegExp(`.{${size}}`, "g")) ?? []).join(between);
        return holdsMyNumber(`${before}。${written}。${after}`) && holdsMyNumber(wide(written));
      }),
    );
  });

  it("is not found in the periods of a working life, in telephone numbers and in days with times", () => {
    const two = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, "0"));
    const [month, day, hour, minute] = [two(1, 12), two(1, 31), two(0, 23), two(0, 59)];
    const year = fc.integer({ min: 1950, max: 2030 }).map(String);
    const writings = fc
      .tuple(year, month, year, month, day, hour, minute)
      .map(([from, m, to, n, d, h, min]) => [
        ...[
          `${from}-${m} - ${to}-${n}`,
          `${from}/${m}-${to}/${n}`,
          `${from}.${m}～${to}.${n}`,
          `${from}${m}-${to}${n}`,
        ],
        ...[`${from}-${m}-${d} ${h}${min}`, `${from}/${m}/${d} ${h}:${min}`, `${from}${m}${d} ${h}${min}`],
        ...[`011-861-${h}${min} ${h}時以降`, `0120-1${h}-1${d}`, `${from} ${to} ${from}`],
      ]);
    fc.assert(fc.property(writings, (texts) => texts.every((text) => !holdsMyNumber(text))));
  });
});
