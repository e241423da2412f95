import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Listening, listen } from "./listen";
import { whenAnswered } from "./when-answered";

const MAX_CONNECTIONS = 3;
let server: Listening;
beforeAll(async () => {
  const answer = (request: NodeJS.ReadableStream, respond: () => void) => request.on("end", respond).resume();
  server = await listen(
    (request, response) => answer(request, () => response.end("ok")),
    "127.0.0.1",
    0,
    MAX_CONNECTIONS,
  );
});
afterAll(() => server?.drain());

/** Sends the beginning of a request; resolves, when the server closes the connection, with its answer and the seconds. */
async function sendBeginning(text: string): Promise<{ answer: string; seconds: number }> {
  const begun = performance.now();
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  socket.on("error", () => {}).write(text);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return { answer: Buffer.concat(chunks).toString(), seconds: (performance.now() - begun) / 1_000 };
}

describe("a request that does not arrive", () => {
  it("is answered with 408 within seconds when its headers, or its body, are missing", async () => {
    const head = "POST / HTTP/1.1\r\nhost: aiwork\r\n";
    const [headers, body] = await Promise.all([
      sendBeginning(head),
      sendBeginning(`${head}content-length: 100\r\n\r\n{`),
    ]);
    for (const { answer } of [headers, body]) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(headers.seconds).toBeLessThan(7);
    expect(body.seconds).toBeLessThan(10);
  }, 20_000);
});

describe("an answer that is not taken", () => {
  it.concurrent("has its place freed when it is made, and its connection closed within seconds", async () => {
    let room = 0;
    const large = await listen(
      (_, response) => {
        whenAnswered(response, () => room++);
        response.end(Buffer.alloc(50_000_000));
      },
      "127.0.0.1",
      0,
    );
    const begun = performance.now();
    const socket = connect(Number(new URL(large.origin).port), "127.0.0.1").pause();
    socket.on("error", () => {}).write("GET / HTTP/1.1\r\nhost: aiwork\r\n\r\n");
    await wait(7_000);
    expect([room, socket.closed]).toEqual([1, false]);
    await wait(2_000);
    let taken = 0;
    for await (const chunk of socket) taken += (chunk as Buffer).length;
    expect(taken).toBeLessThan(50_000_000);
    expect(performance.now() - begun).toBeLessThan(20_000);
    await large.drain();
  }, 30_000);
});

describe("an address with too many connections", () => {
  const opened = async () => {
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
    const isAnswered = await new Promise<boolean>((resolve) => {
      socket.once("data", () => resolve(true)).once("close", () => resolve(false));
      socket.on("error", () => {}).write("GET / HTTP/1.1\r\nhost: aiwork\r\n\r\n");
    });
    return { socket, isAnswered };
  };
  const closed = (socket: Socket) => new Promise((resolve) => socket.once("close", resolve).destroy());

  it("has a further one closed, until another has ended", async () => {
    const open = await Promise.all(Array.from({ length: MAX_CONNECTIONS }, opened));
    expect(open.map(({ isAnswered }) => isAnswered)).toEqual([true, true, true]);
    expect((await opened()).isAnswered).toBe(false);
    for (const { socket } of open) await closed(socket);
    let again = await opened();
    for (let left = 50; !again.isAnswered && left > 0; left--) again = await opened();
    expect(again.isAnswered).toBe(true);
    await closed(again.socket);
  });
});

describe("a connection whose client does not wait for answers", () => {
  it("has a few requests taken, and is closed at the next", async () => {
    const taken: (() => void)[] = [];
    const slow = await listen((_, response) => void taken.push(() => response.end("ok")), "127.0.0.1", 0);
    const socket = connect(Number(new URL(slow.origin).port), "127.0.0.1").on("error", () => {});
    const answers: string[] = [];
    socket.on("data", (chunk) => answers.push(String(chunk)));
    const send = (count: number) => socket.write("GET / HTTP/1.1\r\nhost: aiwork\r\n\r\n".repeat(count));
    send(8);
    while (taken.length < 8) await wait(10);
    for (const answer of taken.splice(0)) answer();
    while (answers.join("").split("ok").length < 9) await wait(10);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    send(1_000);
    await closed;
    expect(taken.length).toBe(8);
    await slow.drain();
  });

  it("is closed at the ninth request with an expectation that nobody meets, too", async () => {
    const silent = await listen(() => {}, "127.0.0.1", 0);
    const socket = connect(Number(new URL(silent.origin).port), "127.0.0.1").on("error", () => {});
    const answers: string[] = [];
    socket.on("data", (chunk) => answers.push(String(chunk)));
    socket.write("GET / HTTP/1.1\r\nhost: aiwork\r\nexpect: gold\r\n\r\n".repeat(1_000));
    await Promise.race([new Promise((resolve) => socket.once("close", resolve)), wait(3_000)]);
    expect(answers.join("").split("HTTP/1.1 417").length - 1).toBeLessThan(9);
    await silent.drain();
  });

  it("has the requests that wait behind an unanswered one ended with it", async () => {
    let ended = 0;
    const silent = await listen((_, response) => void response.once("close", () => ended++), "127.0.0.1", 0);
    const socket = connect(Number(new URL(silent.origin).port), "127.0.0.1").on("error", () => {});
    socket.resume().write("GET / HTTP/1.1\r\nhost: aiwork\r\n\r\n".repeat(9));
    await new Promise((resolve) => socket.once("close", resolve));
    for (const until = Date.now() + 5_000; ended < 8 && Date.now() < until; ) await wait(10);
    expect(ended).toBe(8);
    await silent.drain();
  });

  it.concurrent("has its place among its address's connections kept when it is closed for that", async () => {
    const one = await listen((_, response) => response.end("ok"), "127.0.0.1", 0, 1);
    const open = () => connect(Number(new URL(one.origin).port), "127.0.0.1").on("error", () => {});
    const closed = (socket: Socket) => new Promise((resolve) => socket.resume().once("close", resolve));
    const isServed = async () => {
      const socket = open();
      const answered = new Promise((resolve) => {
        socket.once("data", () => resolve(true)).once("close", () => resolve(false));
      });
      socket.write("GET / HTTP/1.1\r\nhost: aiwork\r\n\r\n");
      const outcome = await answered;
      if (!socket.destroyed) await closed(socket.destroy());
      await wait(50);
      return outcome;
    };
    expect(await isServed()).toBe(true);
    const hasty = open();
    hasty.write("GET / HTTP/1.1\r\nhost: aiwork\r\n\r\n".repeat(1_000));
    await closed(hasty);
    await wait(50);
    expect(await isServed()).toBe(false);
    await wait(10_000);
    expect(await isServed()).toBe(true);
    await one.drain();
  }, 20_000);
});
