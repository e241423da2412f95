import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeForeignSupergraph } from "@aiwork/kit/gateway/foreign-subgraphs";
import type { SigningKey } from "@aiwork/server/signing/signing-keys";
import { createLog } from "@aiwork/server/telemetry/log";
import { findKeyEchoes } from "../execution/key-echoes";
import { readSupergraph } from "../supergraph/read-supergraph";
import { gatewaySettings } from "./gateway-settings";
import { serveSupergraph } from "./serve-supergraph";

const { SUPERGRAPH_PATH } = gatewaySettings.parse({ AUTH: "off", NODE_ENV: "test" });
const observer = { called() {}, retried() {}, breaker() {} };
const load = (
  path: string,
  urls: Record<string, string> = {},
  keys?: Record<string, SigningKey>,
  isProduction = false,
) =>
  serveSupergraph(gatewaySettings.parse({ AUTH: "off", NODE_ENV: "test", SUPERGRAPH_PATH: path }), {
    urls: new Map(Object.entries(urls)),
    isProduction,
    keys: keys && new Map(Object.entries(keys)),
    log: createLog("gateway", "silent"),
    observer,
    plannedDocuments: [],
  });

async function keysIn(path: string): Promise<unknown> {
  const echoes = findKeyEchoes(readSupergraph(path, readFileSync(path, "utf8")).schema);
  return Object.fromEntries([...echoes].map(([name, { keys }]) => [name, keys]));
}

describe("a key that the arguments give", () => {
  it("is found for the seeker and for nothing else in the project's supergraph", async () => {
    expect(await keysIn(SUPERGRAPH_PATH)).toEqual({ seeker: [["id"]] });
  });

  it("is found for every shared root field whose arguments are the key's fields", async () => {
    await using file = await writeForeignSupergraph({ accounts: "http://a", reviews: "http://b" });
    expect(await keysIn(file.path)).toEqual({ user: [["id"]], stock: [["sku", "site"]] });
  });
});

describe("a supergraph", () => {
  it("is refused when a URL is given for an unknown subgraph", async () => {
    const error = "SUBGRAPH_URLS: the supergraph has no subgraph prefecture, but city and national";
    await expect(load(SUPERGRAPH_PATH, { prefecture: "http://a" })).rejects.toMatchObject({ sentences: [error] });
  });

  it("is refused when a subgraph has no URL", async () => {
    await using file = await writeForeignSupergraph({ accounts: "", reviews: "http://b" });
    const error = "SUBGRAPH_URLS: accounts has no http or https URL in the supergraph: give it one";
    await expect(load(file.path)).rejects.toMatchObject({ sentences: [error] });
  });

  it("is refused in production when a subgraph of another host would be called in the clear", async () => {
    await using file = await writeForeignSupergraph({ accounts: "http://a", reviews: "https://b" });
    const error =
      "SUBGRAPH_URLS: accounts: production sends nothing in the clear to another host: give an https address";
    await expect(load(file.path, {}, undefined, true)).rejects.toMatchObject({ sentences: [error] });
  });

  it("is refused when a subgraph has no signing key or a key has no subgraph", async () => {
    const key = { id: "k1", secret: "s".repeat(32) };
    await expect(load(SUPERGRAPH_PATH, {}, { prefecture: key, ["s".repeat(32)]: key })).rejects.toMatchObject({
      sentences: [
        "SUBGRAPH_SIGNING_KEYS: the supergraph has no subgraph for the key of prefecture",
        "SUBGRAPH_SIGNING_KEYS: the supergraph has no subgraph for the key of an entry that is not named as a subgraph",
        "SUBGRAPH_SIGNING_KEYS: city has no key: give the key that it verifies",
        "SUBGRAPH_SIGNING_KEYS: national has no key: give the key that it verifies",
      ],
    });
    await expect(load(SUPERGRAPH_PATH, {}, {})).rejects.toMatchObject({
      sentences: expect.arrayContaining([/city/, /national/].map((name) => expect.stringMatching(name))),
    });
  });

  it("is refused by name when its file is missing", async () => {
    await expect(load("/nowhere/supergraph.graphql")).rejects.toThrow(
      "/nowhere/supergraph.graphql cannot be read (ENOENT)",
    );
  });

  it.each(["", "type Query {", "type Query { a: Int }"])("is refused when its text is %p", async (text) => {
    const folder = await mkdtemp(join(tmpdir(), "aiwork-gateway-"));
    const path = join(folder, "supergraph.graphql");
    try {
      await writeFile(path, text);
      await expect(load(path)).rejects.toThrow("is not a composed Federation 2 supergraph");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
