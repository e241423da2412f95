import type { ServerResponse } from "node:http";

/** `/livez`: the process runs. `/readyz`: it may be sent requests; never dependent on another party's server. */
export async function answerHealth(
  path: string,
  isReady: () => Promise<boolean>,
  response: ServerResponse,
): Promise<boolean> {
  if (path !== "/livez" && path !== "/readyz") return false;
  const well = path === "/livez" || (await isReady().catch(() => false));
  const body = JSON.stringify({ status: well ? "ok" : "unavailable" });
  response.writeHead(well ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" }).end(body);
  return true;
}
