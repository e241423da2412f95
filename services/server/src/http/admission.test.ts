import { setTimeout as wait } from "node:timers/promises";
import { startSmallSubgraph } from "@aiwork/kit/subgraph/small-subgraph";
import { ANONYMOUS } from "../identity/caller";

describe("a call whose client has left before it is admitted", () => {
  it("makes room at once", async () => {
    const room = { taken: 0, made: 0 };
    const client = new AbortController();
    await using subgraph = await startSmallSubgraph(async (call) => {
      client.abort();
      while (room.taken === 0) await wait(5);
      call.onClose(() => room.made++);
      return ANONYMOUS;
    });
    const { signal } = client;
    await fetch(`${subgraph.origin}/graphql`, { method: "POST", body: "{}", signal }).catch(() => {});
    await wait(100);
    room.taken = 1;
    for (let left = 100; room.made === 0 && left > 0; left--) await wait(10);
    expect(room).toEqual({ taken: 1, made: 1 });
  });
});
