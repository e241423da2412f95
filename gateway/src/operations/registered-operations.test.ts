import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SEEKER_ID, startSeekerHalf } from "@aiwork/kit/gateway/party-subgraph";
import { startGatewayWith, type TestGateway } from "@aiwork/kit/gateway/start-gateway";
import { startSecuredGateway } from "@aiwork/kit/gateway/start-secured-gateway";
import { startTogether } from "@aiwork/kit/gateway/start-together";
import { BUILT_MANIFEST, readOperationManifest } from "./registered-operations";

const OPERATIONS = join(__dirname, "..", "..", "..", "schema", "operations");
const VIEW = readFileSync(join(OPERATIONS, "seeker-view", "seeker-view.graphql"), "utf8");
const FREE = "query Free($id: ID!) { seeker(id: $id) { id } }";
const REFUSED = [{ extensions: { code: "OPERATION_NOT_REGISTERED" } }];

const idOf = (name: string) =>
  Object.entries(JSON.parse(readFileSync(BUILT_MANIFEST, "utf8"))).find(([, text]) =>
    String(text).includes(`query ${name}`),
  )?.[0] ?? "";

let whole: AsyncDisposable & { gateway: TestGateway };
beforeAll(async () => {
  whole = await startTogether(async (open) => {
    const [city, national] = [await open(startSeekerHalf("city")), await open(startSeekerHalf("national"))];
    const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
    return { gateway: await open(startGatewayWith({ SUBGRAPH_URLS, OPERATIONS: "registered" })) };
  });
});
afterAll(() => whole?.[Symbol.asyncDispose]());

async function post(body: object) {
  const headers = { "content-type": "application/json", "accept-language": "en" };
  const response = await fetch(whole.gateway.url, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as { data?: { seeker: unknown }; errors?: object[] }) };
}

describe("a gateway with OPERATIONS=registered", () => {
  it.each([
    ["its id", { documentId: idOf("SeekerView") }],
    ["its id without the sha256 prefix", { documentId: idOf("SeekerView").replace("sha256:", "") }],
    [
      "its id as a persisted query",
      { extensions: { persistedQuery: { version: 1, sha256Hash: idOf("SeekerView").replace("sha256:", "") } } },
    ],
    ["its text", { query: VIEW }],
    ["its text with __typename added", { query: VIEW.replace("nextAction {", "__typename nextAction { __typename ") }],
  ])("answers a registered operation when it is sent by %s", async (_, body) => {
    const { data, errors = [] } = await post({ ...body, variables: { id: SEEKER_ID } });
    expect(data?.seeker).toMatchObject({ id: SEEKER_ID });
    expect(errors).not.toMatchObject(REFUSED);
  });

  it("refuses it before it is validated, and tells nothing of the schema", async () => {
    const { errors } = await post({ query: "{ nothing }" });
    expect(errors).toMatchObject(REFUSED);
    expect(JSON.stringify(errors)).not.toMatch(/nothing|field/i);
  });

  it("answers a registered operation by its id in a GET", async () => {
    const search = new URLSearchParams({
      documentId: idOf("SeekerView"),
      variables: JSON.stringify({ id: SEEKER_ID }),
    });
    const headers = { "apollo-require-preflight": "true" };
    const answer = (await (await fetch(`${whole.gateway.url}?${search}`, { headers })).json()) as { data?: object };
    expect(answer.data).toMatchObject({ seeker: { id: SEEKER_ID } });
    const persisted = { persistedQuery: { version: 1, sha256Hash: idOf("SeekerView").replace("sha256:", "") } };
    search.delete("documentId");
    search.set("extensions", JSON.stringify(persisted));
    const again = (await (await fetch(`${whole.gateway.url}?${search}`, { headers })).json()) as { data?: object };
    expect(again).toEqual(answer);
  });

  it("refuses an unregistered operation when it is sent by text or by id", async () => {
    expect(await post({ query: FREE, variables: { id: SEEKER_ID } })).toMatchObject({ status: 200, errors: REFUSED });
    expect(await post({ documentId: "0".repeat(64), variables: { id: SEEKER_ID } })).toMatchObject({ errors: REFUSED });
    const changed = VIEW.replace("nextAction {", "nextAction { dueOn ");
    expect(
      (await post({ query: changed.replace("first: 10", "first: 9"), variables: { id: SEEKER_ID } })).errors,
    ).toMatchObject(REFUSED);
  });

  it("refuses an unregistered operation whoever sends it", async () => {
    await using secured = await startSecuredGateway({}, { OPERATIONS: "registered" });
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    const counselor = as(secured.issuer.sign({ role: "city.counselor", service_points: [] }));
    for (const headers of [counselor, as(secured.portal.sign({ role: "reporting" }))])
      expect((await secured.gateway.ask(FREE, { id: SEEKER_ID }, headers)).errors).toMatchObject(REFUSED);
  });
});

it("asks a client of automatic persisted queries for the document where any is served", async () => {
  await using open = await startSecuredGateway({}, { OPERATIONS: "any" });
  const persistedQuery = { version: 1, sha256Hash: "0".repeat(64) };
  const ask = async (body: object) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(open.gateway.url, { method: "POST", headers, body: JSON.stringify(body) });
    return ((await response.json()) as { errors: { message: string; extensions: object }[] }).errors;
  };
  expect(await ask({ extensions: { persistedQuery } })).toMatchObject([
    { message: "PersistedQueryNotSupported", extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } },
  ]);
  expect(await ask({ documentId: "0".repeat(64) })).toMatchObject(REFUSED);
});

it("reads every operation of schema/operations, and throws when the manifest is missing", () => {
  expect([...readOperationManifest(BUILT_MANIFEST).names].sort()).toEqual([
    "PlanProgress",
    "PointPeriods",
    "SeekerView",
    "Worklist",
  ]);
  expect(() => readOperationManifest("/nowhere")).toThrow("OPERATIONS_PATH: /nowhere is not an operation manifest");
});
