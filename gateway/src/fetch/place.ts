/** A path in a subgraph's response: GraphQL specification, 7.1.2, "path". */
export type Place = readonly (string | number)[];
