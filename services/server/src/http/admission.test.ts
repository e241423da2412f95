import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { startSmallSubgraph } from "@aiwork/kit/subgraph/small-subgraph";
import { ANONYMOUS } from "../identity/caller";

describe("a body in chunks of a byte each", () => {
  it("is refused before its end", async () => {
    await using subgraph = await startSmallSubgraph(async (call) => {
      await call.body();
      return ANONYMOUS;
    });
    const socket = connect(Number(new URL(subgraph.origin).port), "127.0.0.1").on("error", () => {});
    const head =
      "POST /graphql HTTP/1.1\r\nhost: aiwork\r\ncontent-type: application/json\r\ntransfer-encoding: chunked";
    socket.write(`${head}\r\n\r\n${"1\r\n \r\n".repeat(5_000)}`);
    const answer = await Promise.race([once(socket, "data"), wait(3_000)]);
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});

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
