import { COLUMNS } from "./callers";

const peers = COLUMNS.filter(({ code }) => /^[gp][-\d*x]$/.test(code));
const tell = (columns: typeof COLUMNS) => columns.map(({ code, says }) => `  ${code}  ${says}`).join("\n");

/** What stands on top of the table. */
export function legend(): string {
  return `Who is given what: every caller, every field, every path. A reviewed table: the test compares what it sees with it,
\`npm run access:table\` writes what it sees, and a reviewer reads the difference against @access and access.md.

Cells
  +  a value
  0  null without an error, as if there were nothing
  e  an empty list: open, and nothing in it for this caller
  F  FORBIDDEN
  U  UNAUTHENTICATED
  n  open, and not served yet

Columns: who asks, about a person with everything, all of it at one counter, who has consented to all with both parties
${tell(COLUMNS.filter((column) => !peers.includes(column)))}
The counselors of the other party (of what the city holds the nation's, of what the nation holds the city's), at another
counter unless it says so, about persons who have given other consents (with the city | with the nation)
${tell(peers)}

Lines: cells, paths, fields. \`Type.*\` is every field of the type that has no line of its own on that path; where the type
is named first, all its fields stand behind it in parentheses. Types that are given alike in everything share their lines.
  view       through seeker(id) and the party's half
  root       the shortest way from another field of Query; of a mutation, the call, with its payload
  join       from a key that the other party gave, joined by the gateway
  interface  through a field typed by an interface
  entity     by _entities of the subgraph
A word after the path names which of several records it is about, by its state or kind.
Not in the table, but asserted beside it: in an inline fragment, in a named one and under an alias the answer is the same,
and so it is straight from the subgraph to a call that is signed. Payloads of mutations are as open as the mutation.`;
}
