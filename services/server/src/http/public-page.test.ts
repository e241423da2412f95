import { type SmallSubgraph, startSmallSubgraph } from "@aiwork/kit/subgraph/small-subgraph";
import type { PublicPage } from "./public-page";

const THINGS: PublicPage = {
  path: /^\/things\/(?<number>\d+)$/,
  type: "application/ld+json",
  answer: async ({ number }) => {
    if (number === "9") throw new Error("the database at db.example is away");
    return number === "1" ? { thing: number } : null;
  },
};
const admitNobody = () => Promise.reject(new Error("no caller is identified"));

let subgraph: SmallSubgraph;
beforeAll(async () => {
  subgraph = await startSmallSubgraph(admitNobody, 65_536, [THINGS]);
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());

const ask = async (path: string, method = "GET") => {
  const response = await fetch(`${subgraph.origin}${path}`, { method });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

describe("answerPublicPage", () => {
  it("answers a public page to anyone, without asking who the caller is", async () => {
    const page = { status: 200, type: "application/ld+json", text: '{"thing":"1"}' };
    expect(await ask("/things/1")).toEqual(page);
    expect(await ask("/things/1?from=elsewhere")).toEqual(page);
    expect(subgraph.executions).toBe(0);
  });

  it("does not send again what the reader has", async () => {
    const { headers } = await fetch(`${subgraph.origin}/things/1`);
    const etag = String(headers.get("etag"));
    const askIfNot = (known: string) => fetch(`${subgraph.origin}/things/1`, { headers: { "if-none-match": known } });
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const response = await askIfNot(known);
      expect([response.status, response.headers.get("etag"), await response.text()]).toEqual([304, etag, ""]);
    }
    expect((await askIfNot('"other"')).status).toBe(200);
  });

  it.each(["/things/2", "/things/x", "/things/1/2", "/nothing"])("answers 404 at %s", async (path) => {
    expect(await ask(path)).toEqual({ status: 404, type: "text/plain", text: "Not found\n" });
  });

  it("answers 404 for a POST to a public page", async () => {
    expect((await ask("/things/1", "POST")).status).toBe(404);
  });

  it("answers 500 without the error's message when a public page fails", async () => {
    const { status, text } = await ask("/things/9");
    expect([status, text.includes("db.example")]).toEqual([500, false]);
  });

  it("tells an address that asked for a hundred pages in ten seconds when to come again", async () => {
    await using other = await startSmallSubgraph(admitNobody, 65_536, [THINGS]);
    const statuses: number[] = [];
    for (let i = 0; i < 101; i++) statuses.push((await fetch(`${other.origin}/things/1`)).status);
    expect(statuses).toEqual([...Array.from({ length: 100 }, () => 200), 429]);
    const { headers } = await fetch(`${other.origin}/things/1`);
    expect(headers.get("retry-after")).toBe("10");
    expect((await fetch(`${other.origin}/livez`)).status).toBe(200);
  });

  it("leaves /graphql closed to callers that are not admitted", async () => {
    expect((await ask("/graphql")).status).toBe(500);
  });
});
