import type { SubgraphContext } from "../server/subgraph-context";
import type { UserError } from "./user-error";

/** The result of a mutation: the id of its record under this name, where the mutation was carried out. */
export type ActedOn<Name extends string> = { readonly [name in Name]?: string } & { userErrors: UserError[] };

type ById<Row> = (context: SubgraphContext) => { load(id: string): Promise<Row | null> };

/** Resolves a payload's record as it now is; null where nothing was done. */
export function readActedOn<Name extends string, Row>(name: Name, byId: ById<Row>) {
  return (payload: ActedOn<Name>, _: unknown, context: SubgraphContext): Promise<Row | null> | null => {
    const { [name]: id }: { readonly [name in Name]?: string } = payload;
    return id === undefined ? null : byId(context).load(id);
  };
}
