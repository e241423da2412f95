/** Where something stands in a subgraph's answer: GraphQL specification, 7.1.2, "path". */
export type Place = readonly (string | number)[];
