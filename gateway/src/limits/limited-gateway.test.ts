import { SEEKER_ID, startSeekerHalf, type TestSubgraph } from "@aiwork/kit/gateway/party-subgraph";
import { startGateway, startGatewayWith, type TestGateway } from "@aiwork/kit/gateway/start-gateway";
import { startTogether } from "@aiwork/kit/gateway/start-together";

let whole: AsyncDisposable & { gateway: TestGateway; city: TestSubgraph; national: TestSubgraph };
beforeAll(async () => {
  whole = await startTogether(async (open) => {
    const [city, national] = [await open(startSeekerHalf("city")), await open(startSeekerHalf("national"))];
    return { city, national, gateway: await open(startGateway(city, national)) };
  });
});
afterAll(() => whole?.[Symbol.asyncDispose]());

/** Reads the whole response, so that its connection can close. */
async function call(search: string, init: RequestInit) {
  const response = await fetch(whole.gateway.url + search, init);
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
}

const post = (body: string, headers: Record<string, string> = {}) =>
  call("", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });

const referrals = (pages: string, variables = "$id: ID!") =>
  `query R(${variables}) { seeker(id: $id) { national { referrals${pages} { totalCount } } } }`;

describe("the gateway", () => {
  afterEach(() => expect([whole.city.callCount, whole.national.callCount]).toEqual([0, 0]));

  it("refuses a document in the caller's language without calling a subgraph when it exceeds a limit", async () => {
    const query = `{ ${"a: __typename ".repeat(11)} }`;
    const extensions = { code: "QUERY_LIMIT", refusal: "TOO_MANY_ROOT_FIELDS" };
    expect((await whole.gateway.ask(query)).errors).toMatchObject([
      { message: "An operation has at most 10 root fields: send several operations.", extensions },
    ]);
    const { errors } = await whole.gateway.ask(query, {}, { "accept-language": "ja" });
    expect(errors).toMatchObject([
      { message: "最上位の項目は1つの操作に10個までです。操作を分けてください。", extensions },
    ]);
    expect(errors[0]?.extensions?.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it("tells a few faults of a document, each once", async () => {
    const twice = await whole.gateway.ask(`query cop { __typename ${"@aa".repeat(10)} }`);
    expect(twice.errors.length).toBeLessThan(3);
    const many = await whole.gateway.ask(`{ ${Array.from({ length: 9 }, (_, i) => `wrong${i}`).join(" ")} }`);
    expect(many.errors.map(({ message }) => message)).toEqual(
      Array.from({ length: 5 }, (_, i) => `Cannot query field "wrong${i}" on type "Query".`),
    );
  });

  it("says which header a GET needs", async () => {
    const { status, body } = await call("?query=%7B__typename%7D", {});
    expect([status, body]).toMatchObject([
      400,
      { errors: [{ extensions: { code: "BAD_USER_INPUT", refusal: "PREFLIGHT_HEADER" } }] },
    ]);
  });

  it.each([
    ["of many members", { query: "{ __typename }", variables: Object.fromEntries([...Array(5_001).keys()].entries()) }],
    ["of many items beside the document", { query: "{ __typename }", batch: Array(5_001).fill(0) }],
    ["of many levels", { query: "{ __typename }", variables: { a: JSON.parse("[".repeat(40) + "]".repeat(40)) } }],
  ])("does not parse a body %s, however few bytes it has", async (_, body) => {
    const refused = await post(JSON.stringify(body));
    expect(refused).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: "PAYLOAD_TOO_LARGE" } }] } });
  });

  it("refuses every document alike: with 200 as JSON, with 400 as a GraphQL response", async () => {
    for (const query of [
      `{ ${"a: __typename ".repeat(11)} }`,
      "{",
      "{ nothing }",
      "subscription { a }",
      "query A { __typename } query B { __typename }",
    ]) {
      const body = JSON.stringify({ query });
      expect((await post(body, { accept: "application/json" })).status).toBe(200);
      const refused = await post(body, { accept: "application/graphql-response+json" });
      expect(refused).toMatchObject({ status: 400, type: "application/graphql-response+json; charset=utf-8" });
      expect(refused.body).not.toHaveProperty("data");
    }
  });

  it.each([
    ["missing", "", "FIRST_OR_LAST"],
    ["both first and last", "(first: 1, last: 1)", "FIRST_OR_LAST"],
    ["null", "(first: null)", "FIRST_OR_LAST"],
    ["zero", "(first: 0)", "PAGE_SIZE"],
    ["negative", "(last: -1)", "PAGE_SIZE"],
    ["over a hundred", "(first: 101)", "PAGE_SIZE"],
  ])("refuses a connection when its page size is %s", async (_, pages, refusal) => {
    const { data, errors } = await whole.gateway.ask(referrals(pages), { id: SEEKER_ID });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal } }]);
  });

  it("checks a page's size when it comes from a variable or its default", async () => {
    const query = referrals("(first: $first)", "$id: ID!, $first: Int = 101");
    const refusalOf = async (first: unknown) =>
      (await whole.gateway.ask(query, { id: SEEKER_ID, first })).errors[0]?.extensions?.refusal;
    expect(await refusalOf(undefined)).toBe("PAGE_SIZE");
    expect(await refusalOf(1_000)).toBe("PAGE_SIZE");
    expect(await refusalOf(null)).toBe("FIRST_OR_LAST");
  });

  it("suggests no names and refuses batches, mutations by GET and forms", async () => {
    const misspelt = await whole.gateway.ask("{ seekr { id } }");
    expect(misspelt.errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect(misspelt.text).not.toMatch(/did you mean|"seeker"/i);
    const query = "{ __typename }";
    expect((await post(JSON.stringify([{ query }, { query }]))).status).toBe(400);
    const get = (document: string, headers: Record<string, string>) =>
      call(`?${new URLSearchParams({ query: document })}`, { headers });
    const allowed = { "apollo-require-preflight": "1" };
    expect((await get(query, allowed)).status).toBe(200);
    expect((await get(query, {})).status).toBe(400);
    expect(await get(`{ ${"a: __typename ".repeat(11)} }`, allowed)).toMatchObject({
      status: 200,
      body: { errors: [{ extensions: { code: "QUERY_LIMIT" } }] },
    });
    expect((await get("mutation { __typename }", allowed)).status).toBe(405);
    expect((await post("query=%7B__typename%7D", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(
      415,
    );
  });
});

describe("the cost of what a caller asks for", () => {
  const referralsOf = (first: number, fields: string) =>
    `query ($id: ID!) { seeker(id: $id) { national { referrals(first: ${first}) { edges { node { ${fields} } } } } } }`;

  it("is limited for one operation, by its pages and fields", async () => {
    const pages = Array.from({ length: 10 }, (_, i) => `r${i}: referrals(first: 100) { edges { node { ...R } } }`);
    const query = `query ($id: ID!) { seeker(id: $id) { national { ${pages.join(" ")} } } }
      fragment R on Referral { id ${"id ".repeat(20)} }`;
    const { errors } = await whole.gateway.ask(query, { id: SEEKER_ID });
    expect(errors).toMatchObject([{ extensions: { code: "QUERY_LIMIT", refusal: "TOO_COSTLY" } }]);
  });

  it("is limited in ten seconds, and says when to come again", async () => {
    await using limited = await startLimitedGateway({ COST_LIMIT: "600" });
    const ask = () => limited.ask(referralsOf(10, "id"), { id: SEEKER_ID });
    const outcomes: number[] = [];
    for (let i = 0; i < 15; i++) outcomes.push((await ask()).status);
    expect(outcomes.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(outcomes.at(-1)).toBe(429);
    const response = await fetch(limited.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ __typename }" }),
    });
    const { errors } = (await response.json()) as { errors: unknown };
    expect([response.status, errors]).toMatchObject([429, [{ extensions: { code: "RATE_LIMITED" } }]]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  });

  it.each([
    // To be checked takes a millisecond at least, and to be validated another one.
    ["planned", 1, "{ __typename }"],
    ["parsed", 2, "{ nothing }"],
  ])("is limited in the time for which documents are new: none is %s when it is over", async (_, limit, document) => {
    await using limited = await startLimitedGateway({ PLANNING_LIMIT: String(limit) });
    const refused = { status: 429, errors: [{ extensions: { code: "RATE_LIMITED" } }] };
    const first = limited.ask(document);
    if (limit === 1) expect(await first).toMatchObject(refused);
    else expect((await first).errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect(await limited.ask("{ no document")).toMatchObject(refused);
  });
});

async function startLimitedGateway(settings: Record<string, string>): Promise<TestGateway> {
  const { city, national } = whole;
  return startGatewayWith({ SUBGRAPH_URLS: JSON.stringify({ city: city.url, national: national.url }), ...settings });
}

it("answers documents of any size when LIMITS is off", async () => {
  await using city = await startSeekerHalf("city");
  await using national = await startSeekerHalf("national");
  const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
  await using open = await startGatewayWith({ LIMITS: "off", SUBGRAPH_URLS });
  const { data, errors } = await open.ask(`{ ${"a: __typename ".repeat(11)} }`);
  expect([data, errors]).toEqual([{ a: "Query" }, []]);
  const paged = await open.ask(referrals(""), { id: SEEKER_ID });
  expect(paged.data).toBeDefined();
});
