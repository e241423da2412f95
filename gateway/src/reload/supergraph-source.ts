import { readFile, stat } from "node:fs/promises";
import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { request } from "undici";

/** Where the supergraph is taken from. */
export interface SupergraphSource {
  /** As faults name it. */
  readonly name: string;
  /** The supergraph as it now is; undefined where it is as it was last time. @throws ConfigurationError */
  read(): Promise<string | undefined>;
}

const REGISTRY_MS = 2_000;

/** A file. One that is being written is read again when it is whole, for its time changes once more. */
export function fileSource(path: string): SupergraphSource {
  const name = `SUPERGRAPH_PATH: ${path}`;
  let seen = "";
  return {
    name,
    async read() {
      try {
        const { mtimeMs, size, ino } = await stat(path);
        const now = [mtimeMs, size, ino].join();
        if (now === seen) return undefined;
        const text = await readFile(path, "utf8");
        seen = now;
        return text;
      } catch (error) {
        throw new ConfigurationError([`${name} cannot be read (${(error as { code?: string }).code})`]);
      }
    },
  };
}

/** A registry: GET gives the supergraph's SDL, with an entity tag by which it says that nothing has changed. */
export function registrySource(url: string): SupergraphSource {
  const name = "REGISTRY_URL: what the registry gives";
  let tag: string | undefined;
  return {
    name,
    async read() {
      const headers = { accept: "text/plain, */*", ...(tag !== undefined && { "if-none-match": tag }) };
      const wait = { headersTimeout: REGISTRY_MS, bodyTimeout: REGISTRY_MS, signal: AbortSignal.timeout(REGISTRY_MS) };
      const answer = await request(url, { headers, ...wait }).catch(() => {
        throw new ConfigurationError(["REGISTRY_URL: the registry cannot be reached"]);
      });
      const text = await answer.body.text();
      if (answer.statusCode === 304) return undefined;
      if (answer.statusCode !== 200)
        throw new ConfigurationError([`REGISTRY_URL: the registry answers ${answer.statusCode}`]);
      tag = answer.headers.etag === undefined ? undefined : String(answer.headers.etag);
      return text;
    },
  };
}
