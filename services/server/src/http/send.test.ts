import { connect } from "node:net";
import { type Listening, listen } from "./listen";
import { sendJson } from "./send";

let server: Listening;
beforeAll(async () => {
  server = await listen(
    (request, response) => {
      if (request.url === "/refused") sendJson(response, 429, "{}");
      else request.on("end", () => sendJson(response, 200, "{}")).resume();
    },
    "127.0.0.1",
    0,
  );
});
afterAll(() => server?.drain());

async function answerTo(path: string, body: string): Promise<string> {
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1").on("error", () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nhost: aiwork\r\ncontent-length: 10\r\n\r\n${body}`);
  const answer = await new Promise<string>((resolve) => socket.once("data", (chunk) => resolve(String(chunk))));
  socket.destroy();
  return answer;
}

describe("an answer to a request", () => {
  it("closes the connection where the body is not awaited, so that it is not read", async () => {
    expect(await answerTo("/refused", "12345")).toMatch(/^HTTP\/1\.1 429 [\s\S]*connection: close/i);
  });

  it("leaves the connection open where the body is there", async () => {
    expect(await answerTo("/", "1234567890")).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: keep-alive/i);
  });
});
