import DataLoader from "dataloader";

/**
 * Collects what one request asks for by key into one statement. The rows may come in any order and number:
 * they are joined to their keys here. A key without a row is null.
 */
export function requestLoader<Context extends object, Key extends string, Row>(
  load: (context: Context, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): (context: Context) => DataLoader<Key, Row | null> {
  const ofRequest = new WeakMap<Context, DataLoader<Key, Row | null>>();
  return (context) => {
    const known = ofRequest.get(context);
    if (known) return known;
    const loader = new DataLoader<Key, Row | null>(async (keys) => {
      const rows = new Map((await load(context, keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key) ?? null);
    });
    ofRequest.set(context, loader);
    return loader;
  };
}
