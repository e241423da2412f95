import { COLUMNS } from "./callers";

const peers = COLUMNS.filter(({ code }) => /^[gp][-\d*x]$/.test(code));
const tell = (columns: typeof COLUMNS) => columns.map(({ code, says }) => `  ${code}  ${says}`).join("\n");

/** The explanation above the table. */
export function legend(): string {
  return `Every field on every path, for every caller. This table is reviewed: the test compares the observed answers with it,
\`npm run access:table\` writes the observed answers, and a reviewer compares the difference with @access and docs/security.md.

Cells
  +  a value
  0  null without an error, exactly like data that does not exist
  e  an empty list: readable, but without an item for this caller
  F  FORBIDDEN
  U  UNAUTHENTICATED
  n  readable, but not served yet

Columns: the caller. The person has every kind of record, all at one service point, and has consented to everything
${tell(COLUMNS.filter((column) => !peers.includes(column)))}
The counselors of the other party (national counselors for the city's data, city counselors for the national data), at
another service point unless stated otherwise. The persons have given other consents (to the city | to the national side)
${tell(peers)}

Lines: cells, paths, fields. \`Type.*\` is every field of the type without a line of its own on that path; at the first
mention of the type all its fields follow in parentheses. Types with the same cells everywhere share their lines.
  view       through seeker(id) and the party's half
  root       the shortest way from another field of Query; of a mutation, the call, with its payload
  join       from a key of the other party, joined by the gateway
  interface  through a field of an interface type
  entity     by _entities of the subgraph
A word after the path says which of several records the line is about, by its state or kind.
The test also asserts that the answer is the same in inline fragments, in named fragments, under aliases and directly from
the subgraph in a signed call. The payload of a mutation has the same access as the mutation.`;
}
