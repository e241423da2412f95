type ByType = Record<string, object>;

/** One map of the concepts' maps: several may add fields to one type, none may answer another's. */
export function mergeResolvers(...concepts: object[]): ByType {
  const merged: ByType = {};
  for (const [type, fields] of concepts.flatMap((concept) => Object.entries(concept as ByType))) {
    const known = merged[type] ?? {};
    const twice = Object.keys(fields).find((field) => Object.hasOwn(known, field));
    if (twice) throw new Error(`${type}.${twice} is resolved twice`);
    merged[type] = { ...known, ...fields };
  }
  return merged;
}
