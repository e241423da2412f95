import type { SubgraphContext } from "../server/subgraph-context";
import type { UserError } from "./user-error";

/** A payload as the act answers it: the key of the thing where it was done, and the refusal where nothing was. */
export type ActedOn<Key extends string> = { [Name in Key]?: string } & { userErrors: UserError[] };

interface Loader<Row> {
  load(id: string): Promise<Row | null>;
}

/** The thing of a payload, read as it now is; null where nothing was done. */
export function actedOn<Key extends string, Row>(key: Key, loaderOf: (context: SubgraphContext) => Loader<Row>) {
  return (payload: ActedOn<Key>, _: unknown, context: SubgraphContext): Promise<Row | null> | null => {
    const id: string | undefined = payload[key];
    return id === undefined ? null : loaderOf(context).load(id);
  };
}
