import { type Listening, listen } from "./listen";
import { answerHealth } from "./monitoring";

let isReady: () => Promise<boolean>;
let server: Listening;
beforeAll(async () => {
  server = await listen(
    async ({ url = "" }, response) => {
      if (!(await answerHealth(url, () => isReady(), response))) response.writeHead(404).end();
    },
    "127.0.0.1",
    0,
  );
});
afterAll(() => server?.drain());

async function health(path: string) {
  const response = await fetch(`${server.origin}${path}`);
  const { status, headers } = response;
  return { status, text: await response.text(), kept: headers.get("cache-control") };
}
const WELL = { status: 200, text: '{"status":"ok"}', kept: "no-store" };
const AWAY = { status: 503, text: '{"status":"unavailable"}', kept: "no-store" };

describe("answerHealth", () => {
  it("answers 200 at /livez and /readyz when the server is ready", async () => {
    isReady = async () => true;
    expect([await health("/livez"), await health("/readyz")]).toEqual([WELL, WELL]);
  });

  it.each([
    ["the server is not ready", async () => false],
    ["the readiness check fails", () => Promise.reject(new Error("the database at db.example is away"))],
  ])("answers 200 at /livez and 503 at /readyz when %s", async (_, ready) => {
    isReady = ready;
    expect([await health("/livez"), await health("/readyz")]).toEqual([WELL, AWAY]);
  });

  it.each(["/", "/graphql", "/livez/", "/livezz", "/x/readyz", "/healthz"])("does not answer at %s", async (path) => {
    expect((await health(path)).status).toBe(404);
  });
});
