import type { ServerResponse } from "node:http";
import { listen } from "@aiwork/server/http/listen";
import type { TestSubgraph } from "./party-subgraph";

/** Starts a server in place of a subgraph that behaves as the test says. */
export async function startFaultySubgraph(behave: FaultyBehaviour): Promise<TestSubgraph> {
  const hanging = new Set<ServerResponse>();
  const listening = await listen(
    (request, response) => {
      running.callCount++;
      hanging.add(response);
      response.once("close", () => hanging.delete(response));
      request.resume();
      behave(response);
    },
    "127.0.0.1",
    0,
  );
  const running: TestSubgraph = {
    url: `${listening.origin}/graphql`,
    callCount: 0,
    async [Symbol.asyncDispose]() {
      for (const response of hanging) response.destroy();
      await listening.drain();
    },
  };
  return running;
}

/** An address where nothing listens. */
export async function startUnreachableSubgraph(): Promise<TestSubgraph> {
  const nothing = await startFaultySubgraph(() => {});
  await nothing[Symbol.asyncDispose]();
  return Object.assign(nothing, { [Symbol.asyncDispose]: async () => {} });
}

export type FaultyBehaviour = (response: ServerResponse) => void;

/** Closes the connection, as a party that is down does. */
export const cutConnection: FaultyBehaviour = (response) => void response.destroy();

const respondJson =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

const SQL = "select name from seeker_profile where id = $1";
const STACK = `Error: connect ECONNREFUSED 10.1.2.3:5432\n    at TCPConnectWrap.afterConnect (/srv/city/dist/main.js:12:34)`;
const PAGE = `<html><h1>500</h1><pre>${SQL}\n${STACK}</pre></html>`;

/** What a faulty subgraph may do instead of answering, by a name that completes "the subgraph …". */
export const subgraphFaults: Readonly<Record<string, FaultyBehaviour>> = {
  "answers 500 with a page that quotes SQL": (response) =>
    void response.writeHead(500, { "content-type": "text/html" }).end(PAGE),
  "answers 500 with what looks like an answer": respondJson(
    { data: { seeker: { id: "x", city: {}, national: {} } } },
    500,
  ),
  "answers 200 with a page": (response) => void response.writeHead(200, { "content-type": "text/html" }).end(PAGE),
  "answers broken JSON": (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"seeker":{"id":'),
  "answers a JSON list": respondJson([{ data: {} }]),
  "answers null": respondJson(null),
  "answers neither data nor errors": respondJson({}),
  "answers data that is a list": respondJson({ data: [] }),
  "answers data that is text": respondJson({ data: SQL }),
  "answers errors that are no list": respondJson({ data: null, errors: { message: SQL } }),
  "answers an unknown error with SQL in it": respondJson({
    data: null,
    errors: [{ message: SQL, path: [SQL], extensions: { code: "QUERY_FAILED", stacktrace: STACK.split("\n") } }],
  }),
  "does not understand the request": respondJson(
    { errors: [{ message: `Cannot query "${SQL}"`, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
    400,
  ),
  "answers no field": respondJson({ data: {} }),
  "answers text for a person": respondJson({ data: { seeker: SQL } }),
  "answers a list for a person": respondJson({ data: { seeker: [] } }),
  "answers a person without a person": respondJson({ data: { seeker: {} } }),
  "answers null for a person, with an error": respondJson({
    data: { seeker: null },
    errors: [{ message: STACK, path: ["seeker"], extensions: { code: "INTERNAL" } }],
  }),
  "answers a type name that is none": respondJson({ data: { seeker: { __typename: { at: SQL } } } }),
  "answers with a prototype": (response) =>
    void response.end('{"data":{"__proto__":{"seeker":{}},"seeker":{"__proto__":{"id":"x"},"constructor":1}}}'),
  "closes the connection": cutConnection,
  "answers more than 8 MB": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const push = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
      if (!response.destroyed) response.once("drain", push);
    };
    push();
  },
};

/** Responses that never end, by a name that completes "the subgraph …". */
export const subgraphDelays: Readonly<Record<string, FaultyBehaviour>> = {
  "never answers": () => {},
  "sends headers and nothing more": (response) => void response.writeHead(200).flushHeaders(),
  "answers a byte at a time": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 100);
    response.once("close", () => clearInterval(timer));
  },
};
