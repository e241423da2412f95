import { SEEKER_ID } from "@aiwork/kit/gateway/party-subgraph";
import { type SecuredGateway, startSecuredGateway } from "@aiwork/kit/gateway/start-secured-gateway";
import { getIntrospectionQuery } from "graphql";

let secured: SecuredGateway;
beforeAll(async () => {
  secured = await startSecuredGateway({}, { OPERATIONS: "registered" });
});
afterAll(() => secured?.[Symbol.asyncDispose]());

const as = (token: string) => ({ authorization: `Bearer ${token}` });
const reporting = () => as(secured.portal.sign({ role: "reporting" }));

interface Report {
  data?: Record<string, unknown> & { __schema: { types: { name: string }[] } };
  errors?: { message: string; extensions: { code: string } }[];
  extensions?: { cost: { requested: number; max: number } };
}

async function report(query: string, headers: Record<string, string> = reporting(), { gateway } = secured) {
  const response = await fetch(gateway.url.replace(/\/graphql$/, "/reporting/graphql"), {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en", ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Report;
}

const FREE = "{ agreement { __typename } reportPeriods { fiscalYear } }";

describe("the endpoint of reporting clients", () => {
  it("answers documents that nobody registered, and tells what they cost", async () => {
    const { data, extensions } = await report(FREE);
    expect(data).toEqual({ agreement: null, reportPeriods: null });
    expect(extensions).toEqual({ cost: { requested: expect.any(Number), max: 10_000 } });
    const twice = await report("{ a: agreement { __typename } b: agreement { __typename } }");
    expect(twice.extensions?.cost.requested).toBe(4);
  });

  it("is for reporting clients alone", async () => {
    const counselor = as(secured.issuer.sign({ role: "city.counselor", service_points: [] }));
    expect((await report(FREE, counselor)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await report(FREE, {})).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect((await secured.gateway.ask(FREE, {}, reporting())).errors).toMatchObject([
      { extensions: { code: "OPERATION_NOT_REGISTERED" } },
    ]);
  });

  it("knows no person and no act", async () => {
    const before = secured.arrivals.city.length;
    for (const query of [`{ seeker(id: "${SEEKER_ID}") { id } }`, "mutation { recordVisit { visit { id } } }"]) {
      const { data, errors } = await report(query);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    }
    const { errors = [] } = await report("mutation { recordVisit { visit { id } } }");
    expect(errors[0]?.message).toBe("This API has no mutation operations: send a query.");
    expect([secured.arrivals.city.length, secured.arrivals.national.length]).toEqual([before, 0]);
  });

  it("describes its own schema, alone and beside figures", async () => {
    const { data } = await report(getIntrospectionQuery({ oneOf: true }));
    const names = data?.__schema.types.map(({ name }) => name);
    expect(names).toContain("ProgressFigure");
    expect(names).not.toContain("Seeker");
    const beside = await report(`
      query Both { ...roots ... @include(if: true) { __schema { mutationType { name } } } agreement { __typename } }
      fragment roots on Query { s: __type(name: "Seeker") { name } p: __type(name: "Pace") { name isOneOf } }`);
    expect(beside.errors).toBeUndefined();
    expect(beside.data).toEqual({
      s: null,
      p: { name: "Pace", isOneOf: null },
      __schema: { mutationType: null },
      agreement: null,
    });
  });
});

it("charges a caller for descriptions of the schema as for documents", async () => {
  await using small = await startSecuredGateway({}, { PLANNING_LIMIT: "100" });
  const headers = as(small.portal.sign({ role: "reporting" }));
  const described = await report(getIntrospectionQuery(), headers, small);
  expect(described.data).toBeDefined();
  for (let i = 0; i < 100; i++) {
    const { errors } = await report(getIntrospectionQuery(), headers, small);
    if (errors) return expect(errors).toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
  }
  throw new Error("no description was refused");
});
