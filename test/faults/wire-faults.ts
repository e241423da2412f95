import type { Fault } from "./fault-proxy";

const SQL = "select name from city_profile where seeker_id = $1";

/** One whole answer, whatever was asked. */
const reply =
  (status: string, type: string, body: string): Fault =>
  (client) => {
    const head = `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    client.write(head + body);
  };
const json = (body: unknown) => reply("200 OK", "application/json", JSON.stringify(body));

const CHUNKED = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";

/** The request is lost on the way. */
export const cutBefore: Fault = (client) => void client.destroy();
/** The request was taken and done; its answer is lost. */
export const cutAfter: Fault = (client, _, pass) => pass(() => client.destroy());

/** What a subgraph may do, by a name that ends the sentence "a subgraph that ...". */
export const wireFaults: Readonly<Record<string, Fault>> = {
  "never answers": () => {},
  "answers a byte at a time": (client) => {
    client.write(CHUNKED);
    const timer = setInterval(() => client.writable && client.write("1\r\n \r\n"), 50);
    client.once("close", () => clearInterval(timer));
  },
  "answers without an end": (client) => {
    client.write(CHUNKED);
    const more = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const push = () => {
      while (client.writable && client.write(more));
      if (client.writable) client.once("drain", push);
    };
    push();
  },
  "answers 500 with SQL": reply("500 Internal Server Error", "text/plain", `QueryFailedError: ${SQL}`),
  "answers a page": reply("200 OK", "text/html", `<html><pre>${SQL}</pre></html>`),
  "answers wrong types": json({ data: { seeker: { id: [], city: SQL, national: 7 }, _entities: [SQL] } }),
  "answers too few entities": json({ data: { _entities: [] } }),
  "answers with a prototype": reply(
    "200 OK",
    "application/json",
    '{"data":{"__proto__":{"seeker":{"id":1}},"seeker":{"__proto__":{"city":{}},"constructor":{}}}}',
  ),
  "answers half of JSON": reply("200 OK", "application/json", '{"data":{"seeker":'),
  "is cut off": cutBefore,
  "is cut off before its answer is here": cutAfter,
  "speaks another protocol": (client) => void client.write("\x00\x01\x02SSH-2.0-OpenSSH\r\n"),
};
