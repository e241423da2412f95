import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
beforeEach(() => party.database.dataSource.query("delete from support_program"));
afterAll(() => party?.[Symbol.asyncDispose]());

async function matches(seekerId: string) {
  const { data, errors, statements } = await party.ask(
    `query ($id: ID!) { seeker(id: $id) { city { eligiblePrograms {
      program { title } met { kind } toCheck { kind }
    } } } }`,
    { id: seekerId },
  );
  expect(errors).toEqual([]);
  expect(statements).toEqual(["seekers-at-service-point", "city-halves", "programs-accepting"]);
  return data.seeker.city.eligiblePrograms;
}

const offer = (title: string, ...conditions: object[]) =>
  arrangeCity(party, "support_program", { title, conditions: conditions.map((one) => ({ text: title, ...one })) });
const aged = (birth_date: string | null) => arrangeCity(party, "city_file", { birth_date });

describe("an eligible program", () => {
  it("finds the programs that accept applications on the business day, with or without conditions", async () => {
    await offer("誰でも");
    await arrangeCity(party, "support_program", { title: "受付終了", accepts_until: "2013-10-30" });
    await arrangeCity(party, "support_program", { title: "受付前", accepts_from: "2013-11-01" });
    for (const status of ["DRAFT", "SUSPENDED", "ENDED"])
      await arrangeCity(party, "support_program", { title: status, status });
    expect(await matches(await aged(null))).toEqual([{ program: { title: "誰でも" }, met: [], toCheck: [] }]);
  });

  it.each([
    ["1973-10-31", true],
    ["1973-11-01", false],
    ["1953-11-01", true],
    ["1953-10-31", false],
  ])("matches a program for ages 40 to 59 with a person born on %s: %s", async (birthDate, fits) => {
    await offer("中高年", { kind: "AGE_BETWEEN", minimum: 40, maximum: 59 });
    const found = [{ program: { title: "中高年" }, met: [{ kind: "AGE_BETWEEN" }], toCheck: [] }];
    expect(await matches(await aged(birthDate))).toEqual(fits ? found : []);
  });

  it.each([
    [{ minimum: 60 }, []],
    [{ maximum: 59 }, ["AGE_BETWEEN"]],
  ])("matches a program that bounds the age on one side: %j", async (bound, met) => {
    await offer("片側", { kind: "AGE_BETWEEN", ...bound });
    const found = await matches(await aged("1963-01-01"));
    expect(found.flatMap(({ met }: { met: { kind: string }[] }) => met.map(({ kind }) => kind))).toEqual(met);
  });

  it("leaves a condition to be checked when the city does not know the fact", async () => {
    await offer(
      "要確認",
      { kind: "AGE_BETWEEN", minimum: 40 },
      { kind: "LIVES_IN_WARD", codes: ["011045"] },
      { kind: "ON_PUBLIC_ASSISTANCE" },
      { kind: "REGISTERED_AS_SEEKER" },
      { kind: "OUT_OF_WORK_MONTHS", minimum: 6 },
      { kind: "STAFF_JUDGES" },
    );
    const [match] = await matches(await aged(null));
    expect(match.met).toEqual([]);
    expect(match.toCheck).toHaveLength(6);
  });

  it.each([
    ["lives in the ward", { ward_code: "011045" }, ["met"]],
    ["lives in another ward", { ward_code: "011053" }, []],
    ["lives in another municipality", { municipality_code: "012173" }, []],
    ["lives in the city, in an unknown ward", { municipality_code: "011002" }, ["toCheck"]],
  ])("matches a program of a ward with a person who %s", async (_, file, found) => {
    await offer("白石区", { kind: "LIVES_IN_WARD", codes: ["011045", "011088"] });
    const [match] = await matches(await arrangeCity(party, "city_file", file));
    expect(["met", "toCheck"].filter((list) => match?.[list].length)).toEqual(found);
  });

  it.each([
    [true, ["met"]],
    [false, []],
  ])("matches a program for public assistance with a person whose receipt of it is: %s", async (received, found) => {
    await offer("生活保護", { kind: "ON_PUBLIC_ASSISTANCE" });
    const seeker_id = await aged(null);
    await arrangeCity(party, "public_assistance", { seeker_id, received });
    const [match] = await matches(seeker_id);
    expect(["met", "toCheck"].filter((list) => match?.[list].length)).toEqual(found);
  });

  it("matches a program for visitors of a service point only after a counted visit there", async () => {
    await offer("来所者", { kind: "VISITED_POINT", codes: ["shiroishi", "teine"] });
    const seeker_id = await aged(null);
    await arrangeCity(party, "visit", { seeker_id, service_point_id: "minami" });
    await arrangeCity(party, "visit", {
      seeker_id,
      service_point_id: "teine",
      status: "VOIDED",
      voided_at: "2013-10-02T00:00:00Z",
      voided_by_role: "city.counselor",
      void_reason: "誤り",
    });
    expect(await matches(seeker_id)).toEqual([]);
    await arrangeCity(party, "visit", { seeker_id, service_point_id: "teine" });
    expect(await matches(seeker_id)).toMatchObject([{ met: [{ kind: "VISITED_POINT" }] }]);
  });

  it("matches a program for visitors of any service point after a visit to one", async () => {
    await offer("利用者", { kind: "VISITED_POINT" });
    const seeker_id = await aged(null);
    expect(await matches(seeker_id)).toEqual([]);
    await arrangeCity(party, "visit", { seeker_id, service_point_id: "minami" });
    expect(await matches(seeker_id)).toMatchObject([{ met: [{ kind: "VISITED_POINT" }], toCheck: [] }]);
  });

  it("lists the conditions that are met and, in the program's words, those to be checked", async () => {
    await offer("助成", { kind: "AGE_BETWEEN", minimum: 18, text: "18歳以上" }, { kind: "STAFF_JUDGES", text: "収入" });
    const query = `query ($id: ID!) { seeker(id: $id) { city { eligiblePrograms {
      met { kind text } toCheck { kind text } } } } }`;
    const { data } = await party.ask(query, { id: await aged("1963-01-01") });
    expect(data.seeker.city.eligiblePrograms).toEqual([
      { met: [{ kind: "AGE_BETWEEN", text: "18歳以上" }], toCheck: [{ kind: "STAFF_JUDGES", text: "収入" }] },
    ]);
  });
});
