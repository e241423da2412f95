import DataLoader from "dataloader";

/** As `requestLoader`, for rows of which a key may have many: they keep their order, and a key without rows has none. */
export function groupLoader<Context extends object, Key extends string, Row>(
  load: (context: Context, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): (context: Context) => DataLoader<Key, Row[]> {
  const ofRequest = new WeakMap<Context, DataLoader<Key, Row[]>>();
  return (context) => {
    const known = ofRequest.get(context);
    if (known) return known;
    const loader = new DataLoader<Key, Row[]>(async (keys) => {
      const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
      for (const row of await load(context, keys)) groups.get(keyOf(row))?.push(row);
      return keys.map((key) => groups.get(key) ?? []);
    });
    ofRequest.set(context, loader);
    return loader;
  };
}
