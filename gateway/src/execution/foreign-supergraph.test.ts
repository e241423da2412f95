import {
  cutConnection,
  type FaultyBehaviour,
  startFaultySubgraph,
  startUnreachableSubgraph,
} from "@aiwork/kit/gateway/faulty-subgraph";
import { startForeignSubgraph, writeForeignSupergraph } from "@aiwork/kit/gateway/foreign-subgraphs";
import type { TestSubgraph } from "@aiwork/kit/gateway/party-subgraph";
import { expectNoInternals, startGatewayWith, type TestGateway } from "@aiwork/kit/gateway/start-gateway";

async function withForeign(accounts: TestSubgraph, look: (gateway: TestGateway) => Promise<void>): Promise<void> {
  await using first = accounts;
  await using second = await startForeignSubgraph("reviews");
  await using file = await writeForeignSupergraph({ accounts: first.url, reviews: second.url });
  await using gateway = await startGatewayWith({ SUPERGRAPH_PATH: file.path });
  await look(gateway);
}

const entities =
  (list: unknown): FaultyBehaviour =>
  (response) =>
    void response.writeHead(200).end(JSON.stringify({ data: { _entities: list } }));

const AUTHORS = "{ reviews { text author { id name } } }";

describe("a supergraph of another project", () => {
  it("is served when its subgraphs' URLs stand in it", async () => {
    await withForeign(await startForeignSubgraph("accounts"), async ({ ask }) => {
      const { data, errors } = await ask(`{ user(id: 5) { id name reviews { text } } ${AUTHORS.slice(1)}`);
      expect(errors).toEqual([]);
      expect(data.user).toEqual({ id: "5", name: "user 5", reviews: [{ text: "by 5" }] });
      expect(data.reviews.map(({ author }: { author: object }) => author)).toEqual([
        { id: "1", name: "user 1" },
        { id: "2", name: "user 2" },
      ]);
    });
  });

  it("gives null without an error when a subgraph knows no such entity", async () => {
    await withForeign(await startForeignSubgraph("accounts"), async ({ ask }) => {
      expect(await ask(`{ review(by: "gone") { text author { id name } } }`)).toMatchObject({
        data: { review: { text: "review of gone", author: null } },
        errors: [],
      });
    });
  });

  it("is called once when a mutation runs", async () => {
    const accounts = await startForeignSubgraph("accounts");
    await withForeign(accounts, async ({ ask }) => {
      const { data } = await ask(`mutation { rename(id: 5, name: "Sato") { id name } }`);
      expect(data).toEqual({ rename: { id: "5", name: "Sato" } });
      expect(accounts.callCount).toBe(1);
    });
  });

  it("gives the key as its type serializes it when a subgraph is down", async () => {
    await withForeign(await startUnreachableSubgraph(), async ({ ask }) => {
      const { data, errors } = await ask(
        "query ($n: ID = 7) { user(id: 5) { id reviews { text } } other: user(id: $n) { id reviews { text } } }",
      );
      expect(data.user).toEqual({ id: "5", reviews: [{ text: "by 5" }] });
      expect(data.other).toEqual({ id: "7", reviews: [{ text: "by 7" }] });
      expect(errors).toEqual([]);
    });
  });

  it("gives a key of several fields, one from an argument's default, when a subgraph is down", async () => {
    await withForeign(await startUnreachableSubgraph(), async ({ ask }) => {
      const { data, errors } = await ask(`{ stock(sku: "pen") { code: sku site amount rating } }`);
      expect(data).toEqual({ stock: { code: "pen", site: 3, amount: null, rating: 4.5 } });
      expect(errors).toMatchObject([{ path: ["stock", "amount"], extensions: { subgraph: "accounts" } }]);
    });
  });

  it("gives no key when the subgraph that alone resolves the field is down", async () => {
    await withForeign(await startUnreachableSubgraph(), async ({ ask }) => {
      const { data, errors } = await ask("{ one: account(id: 5) { id } reviews { text } }");
      expect(data).toEqual({ one: null, reviews: [{ text: "review 1" }, { text: "review 2" }] });
      expect(errors).toMatchObject([{ path: ["one"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
    });
  });

  it("reports one error when a mutation's subgraph is down", async () => {
    await withForeign(await startUnreachableSubgraph(), async ({ ask }) => {
      const { data, errors } = await ask(`mutation { rename(id: 5, name: "Sato") { id } }`);
      expect(data).toEqual({ rename: null });
      expect(errors).toMatchObject([{ path: ["rename"] }]);
    });
  });

  it.each<[string, FaultyBehaviour]>([
    ["is gone", cutConnection],
    ["answers too few", entities([])],
    ["answers too many", entities([null, null, null])],
    ["answers none", entities(null)],
    ["answers them as text", entities(["select 1", "select 2"])],
  ])("keeps the list, with an error at each entity, when the entities' subgraph %s", async (_, behave) => {
    await withForeign(await startFaultySubgraph(behave), async ({ ask, url }) => {
      const { data, errors, text } = await ask(AUTHORS);
      expect(data.reviews.map(({ text }: { text: string }) => text)).toEqual(["review 1", "review 2"]);
      expect(errors.map(({ path }) => path)).toEqual([
        ["reviews", 0, "author", "name"],
        ["reviews", 1, "author", "name"],
      ]);
      expectNoInternals(text, url);
    });
  });
});
