import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_PROGRAM_OFFICER } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let elsewhere: string;
const BORN = "1970-05-05";
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  await arrangeCity(party, "city_file", { name: null, birth_date: BORN });
  elsewhere = await arrangeCity(party, "city_file", {
    name: "髙﨑 惠子",
    birth_date: BORN,
    registered_at: "toyohira",
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const LOOKUP = { name: "高崎恵子", birthDate: BORN, ground: "PERSON_CAME", reason: "転居のため来所された" };
const look = (more: object = {}, who = CITY_COUNSELOR) =>
  party.askAs(
    who,
    "query ($lookup: CityPersonLookupInput!) { cityPersons(lookup: $lookup) { seekerId servicePoint { id } } }",
    { lookup: { ...LOOKUP, ...more } },
  );
const records = (seekerId: string) =>
  party.database.dataSource.query(
    "select by_name, basis, purpose, reason, categories from access_record where seeker_id = $1",
    [seekerId],
  );

describe("a lookup of persons of the city", () => {
  it("finds who has the name and birth date at another service point, and the person reads who looked, and why", async () => {
    const { data, errors } = await look();
    expect(errors).toEqual([]);
    expect(data.cityPersons).toEqual([{ seekerId: elsewhere, servicePoint: { id: "toyohira" } }]);
    expect(await records(elsewhere)).toEqual([
      {
        by_name: "相談 花子",
        basis: "LOOKUP",
        purpose: "求職者の照会",
        reason: "本人の来所：転居のため来所された",
        categories: [],
      },
    ]);
  });

  it("is read by the person among the access records", async () => {
    const query = `query ($id: ID!) { seeker(id: $id) { city {
      accessRecords(first: 5) { edges { node { basis reason by { name } } } } } } }`;
    const { data } = await party.askAs({ role: "seeker", seekerId: elsewhere }, query, { id: elsewhere });
    expect(data.seeker.city.accessRecords.edges).toContainEqual({
      node: { basis: "LOOKUP", reason: "本人の来所：転居のため来所された", by: { name: "相談 花子" } },
    });
  });

  it("opens nothing of the person but the place", async () => {
    const query = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
    const { data } = await party.askAs(CITY_COUNSELOR, query, { id: elsewhere });
    expect(data.seeker.city).toBeNull();
  });

  it.each([
    ["a part of the name", { name: "高崎" }],
    ["another birth date", { birthDate: "1970-05-06" }],
  ])("finds nobody by %s", async (_, more) => {
    expect((await look(more)).data.cityPersons).toEqual([]);
  });

  it.each(["", " 　", "・", "\u2800", "%"])("is refused for the name %j, and is none of the day's", async (name) => {
    const who = { ...CITY_COUNSELOR, subject: "who types no name" };
    const before = await party.database.dataSource.query("select count(*) from person_lookup");
    const extensions = { code: "BAD_USER_INPUT", refusal: "INPUT_REQUIRED", inputPath: ["lookup", "name"] };
    expect((await look({ name }, who)).errors).toMatchObject([{ extensions }]);
    expect(await party.database.dataSource.query("select count(*) from person_lookup")).toEqual(before);
  });

  it("finds ten at most", async () => {
    for (let i = 0; i < 11; i++)
      await arrangeCity(party, "city_file", { name: "同姓 同名", birth_date: BORN, registered_at: "teine" });
    expect((await look({ name: "同姓同名" })).data.cityPersons).toHaveLength(10);
  });

  it.each(["PERSON_CAME", "PERSON_CALLED", "TRANSFER", "POSSIBLE_TWIN"])("is made on the ground %s", async (ground) => {
    expect((await look({ ground })).data.cityPersons).toHaveLength(1);
  });

  it.each(["", "来所した", "転居 ".repeat(101), "あああああ", "番号 1234-5678-9018 を確認", "来所\u0007された方です"])(
    "is refused for the reason %j, and finds nobody",
    async (reason) => {
      const { data, errors } = await look({ reason });
      expect(data.cityPersons).toBeNull();
      const extensions = { code: "BAD_USER_INPUT", refusal: "LOOKUP_REASON", inputPath: ["lookup", "reason"] };
      expect(errors).toMatchObject([{ extensions }]);
    },
  );

  it("stands in the auditor's list with who looked and why, also where it found nobody", async () => {
    const who = { ...CITY_COUNSELOR, subject: "who finds nobody" };
    expect((await look({ name: "誰も いない", ground: "PERSON_CALLED" }, who)).data.cityPersons).toEqual([]);
    const query = `{ cityPersonLookups(first: 1) { totalCount totalCountExact pageInfo { hasNextPage } edges { cursor node {
      id holder at by { party role name } servicePointIds ground reason found } } } }`;
    const { data, errors } = await party.askAs({ role: "auditor.city" }, query);
    expect(errors).toEqual([]);
    expect(data.cityPersonLookups.edges[0].node).toEqual({
      id: expect.any(String),
      holder: "CITY",
      at: expect.any(String),
      by: { party: "CITY", role: "city.counselor", name: "相談 花子" },
      servicePointIds: ["shiroishi"],
      ground: "PERSON_CALLED",
      reason: LOOKUP.reason,
      found: 0,
    });
    expect((await party.askAs(who, query)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("is one of thirty a day for each member of staff, however many are made at once", async () => {
    const who = { ...CITY_COUNSELOR, subject: "who looks up everybody" };
    for (let i = 0; i < 28; i++) expect((await look({}, who)).errors).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => look({}, who)));
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused).toHaveLength(4);
    const used = { data: { cityPersons: null }, errors: [{ extensions: { refusal: "LOOKUPS_USED_UP" } }] };
    for (const answer of [...refused, await look({}, who)]) expect(answer).toMatchObject(used);
    expect((await look({}, { ...who, subject: "a colleague" })).errors).toEqual([]);
  });

  it("is a counselor's alone", async () => {
    expect((await look({}, CITY_PROGRAM_OFFICER)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("a search of the own worklist", () => {
  const search = (text: string | null) =>
    party.askAs(
      CITY_COUNSELOR,
      "query ($text: String) { seekers(search: $text, first: 5) { totalCount pageInfo { startCursor } } }",
      { text },
    );

  it("is a reading of whom it finds, whatever is selected", async () => {
    const found = await arrangeCity(party, "city_file", { name: "探索 一", birth_date: BORN });
    await search(null);
    expect(await records(found)).toEqual([]);
    const { data } = await search("探索");
    expect(data.seekers.totalCount).toBe(1);
    expect(await records(found)).toMatchObject([{ basis: "OWN_ROLE", by_name: "相談 花子" }]);
  });

  it("tells neither id nor day in its cursors, and refuses one that it did not give", async () => {
    const { startCursor } = (await search("探索")).data.seekers.pageInfo;
    expect(Buffer.from(startCursor, "base64url").toString("latin1")).not.toMatch(/seekers|20\d\d-/);
    const forged = Buffer.from('["seekers+point+kept+search","2013-10-31","1"]').toString("base64url");
    const query = 'query ($after: String) { seekers(search: "探索", first: 1, after: $after) { totalCount } }';
    expect((await party.askAs(CITY_COUNSELOR, query, { after: startCursor })).errors).toEqual([]);
    const { errors } = await party.askAs(CITY_COUNSELOR, query, { after: forged });
    expect(errors).toMatchObject([{ extensions: { refusal: "WRONG_CURSOR" } }]);
  });
});
