import { setTimeout as wait } from "node:timers/promises";
import { createMetrics } from "../telemetry/metrics";
import type { Listening } from "./listen";
import { serveMonitoring } from "./monitoring";

let isReady: () => Promise<boolean>;
let server: Listening;
beforeAll(async () => {
  const metrics = createMetrics("test");
  server = await serveMonitoring({ metrics, isReady: () => isReady(), host: "127.0.0.1", port: 0 });
});
afterAll(() => server?.drain());

async function health(path: string) {
  const response = await fetch(`${server.origin}${path}`);
  const { status, headers } = response;
  return { status, text: await response.text(), kept: headers.get("cache-control") };
}
const WELL = { status: 200, text: '{"status":"ok"}', kept: "no-store" };
const AWAY = { status: 503, text: '{"status":"unavailable"}', kept: "no-store" };

describe("the monitoring of a server", () => {
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

  it("asks the database once for all who ask at once, and anew for who asks later", async () => {
    let questions = 0;
    isReady = async () => {
      questions++;
      await wait(1_000);
      return true;
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => health("/readyz")));
    expect([answers.every(({ status }) => status === 200), questions]).toEqual([true, 1]);
    await health("/readyz");
    expect(questions).toBe(2);
  });

  it("answers the metrics in Prometheus' text format", async () => {
    const { status, text } = await health("/metrics");
    expect([status, text]).toEqual([200, expect.stringContaining('nodejs_version_info{version="v')]);
  });

  it.each(["/", "/graphql", "/livez/", "/livezz", "/x/livez", "/x/readyz", "/healthz"])(
    "does not answer at %s",
    async (path) => {
      expect((await health(path)).status).toBe(404);
    },
  );
});
