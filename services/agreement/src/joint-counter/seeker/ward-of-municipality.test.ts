import { isWardOfMunicipality } from "./ward-of-municipality";

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
