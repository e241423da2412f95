import { readFile, rename, writeFile } from "node:fs/promises";

/** Keeps the last supergraph in service on disk. It replaces the file atomically. */
export interface LastGood {
  read(): Promise<string | undefined>;
  keep(sdl: string): Promise<void>;
}

/** @param path undefined to keep nothing */
export function lastGoodAt(path: string | undefined): LastGood {
  return {
    read: async () => (path === undefined ? undefined : readFile(path, "utf8").catch(() => undefined)),
    async keep(sdl) {
      if (path === undefined) return;
      const half = `${path}.${process.pid}`;
      await writeFile(half, sdl);
      await rename(half, path);
    },
  };
}
