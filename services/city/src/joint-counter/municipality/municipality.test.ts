import { isAreaCode, isWardOfMunicipality } from "@aiwork/agreement/agreement/text/area-code";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import servicePoints from "@aiwork/schema-agreement/service-points.json";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

interface Listed {
  code: string;
  name: string;
  kana: string;
  wards: Omit<Listed, "wards">[];
}

async function listed(search: string | null = null): Promise<Listed[]> {
  const query = `query ($search: String) { municipalities(search: $search) { code name kana wards { code name kana } } }`;
  const { data, errors } = await party.askAs({ role: "anonymous" }, query, { search });
  expect(errors).toEqual([]);
  return data.municipalities;
}

describe("the list of municipalities", () => {
  it("holds the 35 cities, 129 towns and 15 villages of Hokkaido, by valid codes in their order", async () => {
    const all = await listed();
    const count = (ending: string) => all.filter(({ name }) => name.endsWith(ending)).length;
    expect([count("市"), count("町"), count("村"), all.length]).toEqual([35, 129, 15, 179]);
    const codes = all.map(({ code }) => code);
    expect(codes.filter((code) => !isAreaCode(code))).toEqual([]);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(all.filter(({ kana }) => !/^[ぁ-ゖ]+$/.test(kana))).toEqual([]);
  });

  it("holds the ten wards of Sapporo, among them those of the service points", async () => {
    const [sapporo, ...others] = await listed();
    expect(sapporo).toMatchObject({ code: "011002", name: "札幌市" });
    expect(sapporo?.wards).toHaveLength(10);
    for (const { code } of sapporo?.wards ?? [])
      expect([code, isAreaCode(code), isWardOfMunicipality(code, "011002")]).toEqual([code, true, true]);
    for (const { wardCode, wardName } of servicePoints)
      expect(sapporo?.wards).toContainEqual(expect.objectContaining({ code: wardCode, name: wardName }));
    expect(others.filter(({ wards }) => wards.length > 0)).toEqual([]);
  });

  it.each([
    ["江別", ["江別市"]],
    ["えべつ", ["江別市"]],
    ["ｴﾍﾞﾂ ", ["江別市"]],
    ["ニセコ", ["ニセコ町"]],
    ["せたな", ["せたな町"]],
    ["白石", ["札幌市"]],
    ["テイネ", ["札幌市"]],
    ["札幌市白石区", ["札幌市"]],
    ["北海道札幌市白石区", ["札幌市"]],
    ["北海道 札幌市　白石区", ["札幌市"]],
    ["札幌市白", ["札幌市"]],
    ["さっぽろししろいしく", ["札幌市"]],
    ["ホッカイドウサッポロシテイネク", ["札幌市"]],
    ["北海道江別市", ["江別市"]],
    ["札幌市江別区", []],
    ["北海", []],
    ["那覇", []],
  ])("is searched by the beginning of a name or reading: %s", async (search, names) => {
    expect((await listed(search)).map(({ name }) => name)).toEqual(names);
  });
});
