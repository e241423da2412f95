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

  it("leaves /graphql closed to callers that are not admitted", async () => {
    expect((await ask("/graphql")).status).toBe(500);
  });
});
