import { createHash } from "node:crypto";
import { type GuardChange, type Marked, removeGuard } from "./remove-guard";

/** Jest's interface of a synchronous transformer. */
interface Transformer {
  process(source: string, file: string, options: object): { code: string };
}

interface Settings {
  /** The transformer of the workspace, and its settings. */
  transformer: [path: string, settings: object];
  /** The guard to remove, with the absolute path of its file. */
  removed?: Marked & GuardChange;
}

/** Creates the transformer of a workspace, which removes one guard from its file. Equal sources are compiled once. */
function createTransformer({ transformer: [path, settings], removed }: Settings): Transformer & {
  getCacheKey(source: string, file: string): string;
} {
  const inner: Transformer = require(path).createTransformer(settings);
  const change = (source: string, file: string) => (file === removed?.file ? removeGuard(source, removed) : source);
  return {
    process: (source, file, options) => inner.process(change(source, file), file, options),
    getCacheKey: (source, file) =>
      createHash("sha256")
        .update(JSON.stringify([path, settings, file, change(source, file)]))
        .digest("hex"),
  };
}

export default { createTransformer };
