import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ID, openHalf } from "../rehearsal/halves";
import { openGuarded } from "../rehearsal/open-guarded";
import { openRehearsal, type Rehearsal } from "../rehearsal/open-rehearsal";
import { openTogether } from "../rehearsal/open-together";
import { BUILT_MANIFEST, readManifest } from "./manifest";

const OPERATIONS = join(__dirname, "..", "..", "..", "schema", "operations");
const VIEW = readFileSync(join(OPERATIONS, "seeker-view", "seeker-view.graphql"), "utf8");
const FREE = "query Free($id: ID!) { seeker(id: $id) { id } }";
const REFUSED = [{ extensions: { code: "OPERATION_NOT_REGISTERED" } }];

const idOf = (name: string) =>
  Object.entries(JSON.parse(readFileSync(BUILT_MANIFEST, "utf8"))).find(([, text]) =>
    String(text).includes(`query ${name}`),
  )?.[0] ?? "";

let whole: AsyncDisposable & { gateway: Rehearsal };
beforeAll(async () => {
  whole = await openTogether(async (open) => {
    const [city, national] = [await open(openHalf("city")), await open(openHalf("national"))];
    const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
    return { gateway: await open(openRehearsal({ SUBGRAPH_URLS, OPERATIONS: "registered" })) };
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
    const { data, errors = [] } = await post({ ...body, variables: { id: ID } });
    expect(data?.seeker).toMatchObject({ id: ID });
    expect(errors).not.toMatchObject(REFUSED);
  });

  it("refuses an unregistered operation when it is sent by text or by id", async () => {
    expect(await post({ query: FREE, variables: { id: ID } })).toMatchObject({ status: 200, errors: REFUSED });
    expect(await post({ documentId: "0".repeat(64), variables: { id: ID } })).toMatchObject({ errors: REFUSED });
    const changed = VIEW.replace("nextAction {", "nextAction { dueOn ");
    expect(
      (await post({ query: changed.replace("first: 10", "first: 9"), variables: { id: ID } })).errors,
    ).toMatchObject(REFUSED);
  });

  it("answers an unregistered operation when a reporting client sends it", async () => {
    await using secured = await openGuarded({}, { OPERATIONS: "registered" });
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    const reporting = as(secured.portal.sign({ role: "reporting" }));
    expect((await secured.gateway.ask(FREE, { id: ID }, reporting)).data).toBeDefined();
    const counselor = as(secured.issuer.sign({ role: "city.counselor", service_points: [] }));
    expect((await secured.gateway.ask(FREE, { id: ID }, counselor)).errors).toMatchObject(REFUSED);
  });
});

it("reads every operation of schema/operations, and throws when the manifest is missing", () => {
  expect([...readManifest(BUILT_MANIFEST).names].sort()).toEqual(["PlanProgress", "SeekerView", "Worklist"]);
  expect(() => readManifest("/nowhere")).toThrow("OPERATIONS_PATH: /nowhere is not an operation manifest");
});
