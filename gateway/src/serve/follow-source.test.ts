import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startGatewayWith, type TestGateway } from "@aiwork/kit/gateway/start-gateway";
import { composeTestSupergraph } from "@aiwork/kit/gateway/write-supergraph";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";

const supergraphWith = (field: string) =>
  composeTestSupergraph({ pond: `type Query { ${field}: Int }` }, { pond: "http://127.0.0.1:9/graphql" });
const [FIRST, SECOND] = [supergraphWith("carp"), supergraphWith("heron")];

/** Starts a registry that answers with this, and with 304 when the ETag matches. */
async function openRegistry(given: { status: number; sdl: string }) {
  const answered: number[] = [];
  const server = createServer(({ headers }, response) => {
    const etag = `"${given.sdl.length}-${given.status}"`;
    const status = headers["if-none-match"] === etag ? 304 : given.status;
    answered.push(status);
    response.writeHead(status, given.status === 200 ? { etag } : {}).end(status === 304 ? undefined : given.sdl);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph`,
    answered,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function fieldsOf(gateway: TestGateway): Promise<string> {
  const { data } = await gateway.ask('{ __type(name: "Query") { fields { name } } }');
  return data.__type.fields.map(({ name }: { name: string }) => name).join();
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo()) return;
    await wait(50);
  }
  throw new Error("the condition was not met in time");
}

let folder: string;
let kept: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aiwork-gateway-"));
  kept = join(folder, "last-good.graphql");
});
afterEach(() => rm(folder, { recursive: true }));

const open = (url: string) => startGatewayWith({ REGISTRY_URL: url, LAST_GOOD_PATH: kept, INTROSPECTION: "1" });

describe("a gateway with a registry", () => {
  it("serves and saves each supergraph when the registry changes it", async () => {
    const given = { status: 200, sdl: FIRST };
    await using registry = await openRegistry(given);
    await using gateway = await open(registry.url);
    expect([await fieldsOf(gateway), await readFile(kept, "utf8")]).toEqual(["carp", FIRST]);
    await until(() => registry.answered.includes(304));
    given.sdl = SECOND;
    await until(async () => (await fieldsOf(gateway)) === "heron");
    await until(async () => (await readFile(kept, "utf8")) === SECOND);
  });

  it("keeps its supergraph when the registry fails", async () => {
    const given = { status: 200, sdl: FIRST };
    await using registry = await openRegistry(given);
    await using gateway = await open(registry.url);
    Object.assign(given, { status: 500, sdl: SECOND });
    await until(() => registry.answered.includes(500));
    expect(await fieldsOf(gateway)).toBe("carp");
  });

  it.each([
    ["answers 404", { status: 404, sdl: SECOND }, "answers 404"],
    [
      "gives an invalid supergraph",
      { status: 200, sdl: "type Query { heron: Int }" },
      "the supergraph of the registry",
    ],
    ["cannot be reached", undefined, "cannot be reached"],
  ])("starts with the last good supergraph, if there is one, when the registry %s", async (_, given, message) => {
    await using registry = await openRegistry(given ?? { status: 200, sdl: "" });
    if (!given) await registry[Symbol.asyncDispose]();
    const refused = await open(registry.url).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigurationError);
    expect((refused as ConfigurationError).sentences.join()).toContain(message);
    await using sound = await openRegistry({ status: 200, sdl: FIRST });
    await (await open(sound.url))[Symbol.asyncDispose]();
    await using gateway = await open(registry.url);
    expect(await fieldsOf(gateway)).toBe("carp");
  });
});
