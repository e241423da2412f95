import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";

const COUNSELOR = { role: "city.counselor" };
let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

const GRAPHQL_RESPONSE = "application/graphql-response+json";
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(system.gateway.url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: GRAPHQL_RESPONSE, "accept-language": "en", ...headers },
    body,
  });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code;
};

describe("a request that cannot be answered", () => {
  it.each([
    ["is not JSON", "{", 400, "BAD_USER_INPUT"],
    ["has no query", "{}", 400, "BAD_USER_INPUT"],
    ["has two operations and names none", '{"query":"query A{__typename} query B{__typename}"}', 400, "BAD_USER_INPUT"],
    ["names an unknown operation", '{"query":"query A{__typename}","operationName":"B"}', 400, "BAD_USER_INPUT"],
    ["is not valid GraphQL", '{"query":"{"}', 400, "GRAPHQL_PARSE_FAILED"],
    ["is a subscription", '{"query":"subscription { a }"}', 400, "GRAPHQL_VALIDATION_FAILED"],
    ["asks for an unknown field", '{"query":"{nope}"}', 400, "GRAPHQL_VALIDATION_FAILED"],
    ["is too large", JSON.stringify({ query: `{${" ".repeat(300_000)}__typename}` }), 413, "PAYLOAD_TOO_LARGE"],
  ])("is refused with a code when it %s", async (_, body, status, code) => {
    const response = await post(body);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it.each([
    ["bytes of Shift_JIS", [0x8e, 0x52, 0x93, 0x63]],
    ["U+FFFD", [0xef, 0xbf, 0xbd]],
    ["half of a pair", [...Buffer.from("\\ud842")]],
  ])("is refused when a name is %s, and stores nothing", async (_, name) => {
    const files = async () => (await system.databases.city.dataSource.query("select count(*) from city_profile"))[0];
    const before = await files();
    const [head = "", tail = ""] = JSON.stringify({
      query: "mutation ($input: OpenCityFileInput!) { openCityFile(input: $input) { userErrors { code } } }",
      variables: {
        input: {
          ...{ idempotencyKey: "unreadable", servicePointId: "shiroishi", name: "NAME", nameKana: "ヤマダ" },
          ...{ birthDate: "1961-05-05", sex: "UNSTATED", municipalityCode: "011002" },
        },
      },
    }).split("NAME");
    const body = new Uint8Array([...Buffer.from(head), ...name, ...Buffer.from(tail)]);
    const response = await post(body, { authorization: `Bearer ${await system.token(COUNSELOR)}` });
    expect([response.status, await codeOf(response)]).toEqual([400, "BAD_USER_INPUT"]);
    expect(await files()).toEqual(before);
  });

  it("is refused with a code for its media types", async () => {
    const sent = await post("x", { "content-type": "text/plain" });
    expect([sent.status, await codeOf(sent)]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    const japanese = await post('{"query":"{__typename}"}', { "content-type": "application/json; charset=shift_jis" });
    expect([japanese.status, await codeOf(japanese)]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    for (const query of ["{__typename}", "{absent}", "{absent"]) {
      const wanted = await post(JSON.stringify({ query }), { accept: "text/html" });
      expect([wanted.status, await codeOf(wanted)]).toEqual([406, "NOT_ACCEPTABLE"]);
    }
  });

  it.each([
    ['{ seekers(first: "見本花子") { totalCount } }', "a value of the wrong kind"],
    ['{ seekers(first: 1, filter: { status: "見本花子" }) { totalCount } }', "an unknown enum value"],
    ['{ businessPlan(fiscalYear: 2013, asOf: "見本花子") { version } }', "not a date and time"],
    ['{ seeker(id: "見本花子") { id } }', "not an id"],
    ["{ 見本花子 }", "not a GraphQL name"],
  ])("%s is refused without repeating its text", async (query) => {
    const { errors, text } = await system.askAs(COUNSELOR, query);
    expect(errors.length).toBeGreaterThan(0);
    expect(text).not.toContain("見本");
  });

  it.each([
    ['{ seekers(search: "\\u0000", first: 1) { totalCount } }', "UNREADABLE_TEXT"],
    [`{ seekers(search: "${"あ".repeat(101)}", first: 1) { totalCount } }`, "SEARCH_TOO_LONG"],
    ['{ businessPlan(fiscalYear: 2013, asOf: "0001-01-01T00:00:00+09:00") { version } }', "IMPOSSIBLE_INSTANT"],
    ['{ businessPlan(fiscalYear: 2013, asOf: "9999-12-31T23:59:59-09:00") { version } }', "IMPOSSIBLE_INSTANT"],
    ['{ planProgress(fiscalYear: 2013, through: "2013-02-30") { eraName } }', "MONTH_FORM"],
    ['{ planProgress(fiscalYear: -2013, through: "2013-10") { eraName } }', "FISCAL_YEAR_OUT_OF_RANGE"],
    ['{ supportCases(first: 1, after: "x") { totalCount } }', "WRONG_CURSOR"],
    ["{ supportCases(first: 99999999) { totalCount } }", "PAGE_SIZE"],
  ])("%s is refused with the name of the refusal", async (query, refusal) => {
    const { errors } = await system.askAs(COUNSELOR, query);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal } }]);
  });
});

it("a list accepts every filter at once, although PostgreSQL truncates long names", async () => {
  const query = (
    page: string,
  ) => `{ jobOrders(search: "事務", ${page}, filter: { status: OPEN, occupationCode: "C", workplaceWardCode: "011045",
    employmentType: REGULAR, trialMode: NONE, openToAge: 30, minimumHourlyWage: 1 }) { totalCount edges { cursor } } }`;
  for (const page of ["first: 1", "last: 1", "first: 1"])
    expect(await system.ask(query(page))).toMatchObject({ errors: [], data: { jobOrders: { totalCount: 0 } } });
});

describe("while the city's visits cannot be counted", () => {
  it("the report has the whole national column, and an error for the city's column", async () => {
    const { dataSource } = system.databases.city;
    await dataSource.query("alter table reported_result rename to renamed_away");
    const { data, errors } = await system.ask(
      '{ planProgress(fiscalYear: 2013, through: "2013-10") { rows { users { annualTarget } placedPersons { annualTarget } } } }',
    );
    await dataSource.query("alter table renamed_away rename to reported_result");
    expect(data.planProgress.rows.map((row: { placedPersons: object }) => row.placedPersons)).toEqual(
      [400, 250, 850, 750, 100].map((annualTarget) => ({ annualTarget })),
    );
    expect(errors).toHaveLength(5);
    expect(errors[0]).toMatchObject({ path: ["planProgress", "rows", 0, "users"], extensions: { code: "INTERNAL" } });
  });

  it("a locked table answers TIMEOUT, not INTERNAL", async () => {
    const { dataSource } = system.databases.city;
    await dataSource.transaction(async (db) => {
      await db.query("lock table city_file in access exclusive mode");
      const id = "3f0c0a52-6f9b-4d5a-9b7e-0c9a4c1d2e3f";
      const { data, errors } = await system.askAs(
        { role: "seeker", seeker: id },
        "query ($id: ID!) { seeker(id: $id) { id city { profile { name } } national { profile { name } } } }",
        { id },
      );
      expect(data.seeker).toMatchObject({ id: expect.any(String), city: null });
      expect(errors).toMatchObject([{ path: ["seeker", "city"], extensions: { code: "TIMEOUT", subgraph: "city" } }]);
    });
  });
});

describe("a malformed id while one party is down", () => {
  it("is refused by the other party as usual", async () => {
    await system.stop("city");
    const { data, errors } = await system.ask(
      '{ seeker(id: "x") { id city { profile { name } } national { profile { name } } } }',
    );
    await system.restart("city");
    expect(data.seeker).toBeNull();
    expect(errors).toContainEqual(
      expect.objectContaining({ path: ["seeker"], message: "id is not a UUID: give the id of a record as it is." }),
    );
  });
});
