import type { ServerResponse } from "node:http";

export type Behaviour = (response: ServerResponse) => void;

/** Closes the connection, as a party that is down does. */
export const cut: Behaviour = (response) => void response.destroy();

const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

const SQL = "select name from seeker_profile where id = $1";
const STACK = `Error: connect ECONNREFUSED 10.1.2.3:5432\n    at TCPConnectWrap.afterConnect (/srv/city/dist/main.js:12:34)`;
const PAGE = `<html><h1>500</h1><pre>${SQL}\n${STACK}</pre></html>`;

/** What a faulty subgraph may do instead of answering, by a name that completes "the subgraph …". */
export const faults: Readonly<Record<string, Behaviour>> = {
  "answers 500 with a page that quotes SQL": (response) =>
    void response.writeHead(500, { "content-type": "text/html" }).end(PAGE),
  "answers 500 with what looks like an answer": json({ data: { seeker: { id: "x", city: {}, national: {} } } }, 500),
  "answers 200 with a page": (response) => void response.writeHead(200, { "content-type": "text/html" }).end(PAGE),
  "answers broken JSON": (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"seeker":{"id":'),
  "answers a JSON list": json([{ data: {} }]),
  "answers null": json(null),
  "answers neither data nor errors": json({}),
  "answers data that is a list": json({ data: [] }),
  "answers data that is text": json({ data: SQL }),
  "answers errors that are no list": json({ data: null, errors: { message: SQL } }),
  "answers an unknown error with SQL in it": json({
    data: null,
    errors: [{ message: SQL, path: [SQL], extensions: { code: "QUERY_FAILED", stacktrace: STACK.split("\n") } }],
  }),
  "does not understand the request": json(
    { errors: [{ message: `Cannot query "${SQL}"`, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
    400,
  ),
  "answers no field": json({ data: {} }),
  "answers text for a person": json({ data: { seeker: SQL } }),
  "answers a list for a person": json({ data: { seeker: [] } }),
  "answers a person without a person": json({ data: { seeker: {} } }),
  "answers null for a person, with an error": json({
    data: { seeker: null },
    errors: [{ message: STACK, path: ["seeker"], extensions: { code: "INTERNAL" } }],
  }),
  "answers a type name that is none": json({ data: { seeker: { __typename: { at: SQL } } } }),
  "answers with a prototype": (response) =>
    void response.end('{"data":{"__proto__":{"seeker":{}},"seeker":{"__proto__":{"id":"x"},"constructor":1}}}'),
  "closes the connection": cut,
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
export const delays: Readonly<Record<string, Behaviour>> = {
  "never answers": () => {},
  "sends headers and nothing more": (response) => void response.writeHead(200).flushHeaders(),
  "answers a byte at a time": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 100);
    response.once("close", () => clearInterval(timer));
  },
};
