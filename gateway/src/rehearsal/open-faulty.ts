import type { ServerResponse } from "node:http";
import { listen } from "@aiwork/runtime/http/listen";
import type { Behaviour } from "./faults";
import type { RunningSubgraph } from "./open-party";

/** Starts a server in place of a subgraph that behaves as the test says. */
export async function openFaulty(behave: Behaviour): Promise<RunningSubgraph> {
  const hanging = new Set<ServerResponse>();
  const listening = await listen(
    (request, response) => {
      running.asked++;
      hanging.add(response);
      response.once("close", () => hanging.delete(response));
      request.resume();
      behave(response);
    },
    "127.0.0.1",
    0,
  );
  const running: RunningSubgraph = {
    url: `${listening.origin}/graphql`,
    asked: 0,
    async [Symbol.asyncDispose]() {
      for (const response of hanging) response.destroy();
      await listening.drain();
    },
  };
  return running;
}

/** An address where nothing listens. */
export async function openNothing(): Promise<RunningSubgraph> {
  const nothing = await openFaulty(() => {});
  await nothing[Symbol.asyncDispose]();
  return Object.assign(nothing, { [Symbol.asyncDispose]: async () => {} });
}
