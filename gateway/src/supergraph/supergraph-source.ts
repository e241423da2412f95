import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import { request } from "undici";

/** Where the supergraph comes from. */
export interface SupergraphSource {
  /** Its name in error messages. */
  readonly name: string;
  /** The current supergraph; undefined if it has not changed since the last read. @throws ConfigurationError */
  read(): Promise<string | undefined>;
}

const REGISTRY_TIMEOUT_MS = 2_000;

/** A file. If it is read while being written, its modification time changes once more and it is read again. */
export function createFileSource(path: string): SupergraphSource {
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

/** A registry: GET returns the supergraph's SDL with an ETag, and 304 if nothing has changed. */
export function createRegistrySource(url: string): SupergraphSource {
  const name = "REGISTRY_URL: the supergraph of the registry";
  let tag: string | undefined;
  return {
    name,
    async read() {
      const headers = { accept: "text/plain, */*", ...(tag !== undefined && { "if-none-match": tag }) };
      const wait = {
        headersTimeout: REGISTRY_TIMEOUT_MS,
        bodyTimeout: REGISTRY_TIMEOUT_MS,
        signal: AbortSignal.timeout(REGISTRY_TIMEOUT_MS),
      };
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

/** Keeps the last supergraph in service on disk. It replaces the file atomically. */
export interface LastGoodSupergraph {
  read(): Promise<string | undefined>;
  keep(sdl: string): Promise<void>;
}

/** @param path undefined to keep nothing */
export function createLastGoodStore(path: string | undefined): LastGoodSupergraph {
  return {
    read: async () => (path === undefined ? undefined : readFile(path, "utf8").catch(() => undefined)),
    async keep(sdl) {
      if (path === undefined) return;
      const draft = `${path}.${process.pid}`;
      await writeFile(draft, sdl);
      await rename(draft, path);
    },
  };
}
