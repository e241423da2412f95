import fc from "fast-check";

/** An access record, by its chain and its place there. */
type At = readonly [chain: number, place: number];

/** A manipulation of the tables, as SQL statements. */
export interface Tampering {
  name: string;
  statements: string[];
}

const record: Readonly<Record<string, string>> = {
  chain: "chain + 100",
  place: "place + 100",
  seeker_id: "gen_random_uuid()",
  read_at: "read_at + interval '1 microsecond'",
  by_party: "case when by_party is null then 'CITY' end",
  by_role: "by_role || ' '",
  by_name: "coalesce(by_name, '') || '様'",
  by_subject: "case when by_subject is null then '' end",
  categories: "array_append(categories, 'PLACEMENT')",
  basis: "lower(basis)",
  purpose: "''",
  reason: "case when reason is null then '' end",
  trace_id: "reverse(trace_id) || '0'",
  service_points: "array_append(service_points, 'x')",
  consent_ids: "array_append(consent_ids, 'x')",
  hash: "sha256(hash)",
};

const chain: Readonly<Record<string, string>> = {
  number: "number + 100",
  opened_at: "opened_at - interval '1 microsecond'",
  key_id: "key_id || '2'",
  checkpoints: "array_append(checkpoints, '9:9:00')",
  genesis: "sha256(genesis)",
  rows: "rows + 1",
  head: "sha256(head)",
  seal: "sha256(seal)",
  closed_at: "case when closed_at is null then now() end",
};

const is = ([number, place]: At) => `chain = ${number} and place = ${place}`;
const COPIED = Object.keys(record)
  .filter((column) => column !== "chain" && column !== "place")
  .join(", ");

/** Changes of a column, removals, exchanges, insertions and truncations, in chains of `rows` rows each. */
export function tamperings(chains: number, rows: number): fc.Arbitrary<Tampering> {
  const number = fc.integer({ min: 1, max: chains });
  const place = fc.integer({ min: 1, max: rows });
  const at = fc.tuple(number, place);
  const one = (name: string, ...statements: string[]): Tampering => ({ name, statements });
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(record)), at)
      .map(([column, row]) =>
        one(`change ${column} of ${row}`, `update access_record set ${column} = ${record[column]} where ${is(row)}`),
      ),
    fc
      .tuple(fc.constantFrom(...Object.keys(chain)), number)
      .map(([column, of]) =>
        one(
          `change ${column} of chain ${of}`,
          `update access_chain set ${column} = ${chain[column]} where number = ${of}`,
        ),
      ),
    at.map((row) => one(`remove ${row}`, `delete from access_record where ${is(row)}`)),
    at.map(([of, from]) =>
      one(`cut off ${of} from ${from}`, `delete from access_record where chain = ${of} and place >= ${from}`),
    ),
    at.map(([of, from]) =>
      one(
        `cut off ${of} from ${from} and say so`,
        `delete from access_record where chain = ${of} and place >= ${from}`,
        `update access_chain set rows = ${from - 1},
           head = coalesce((select hash from access_record where ${is([of, from - 1])}), genesis) where number = ${of}`,
      ),
    ),
    fc
      .tuple(at, at)
      .filter(([a, b]) => String(a) !== String(b))
      .map(([a, b]) =>
        one(
          `exchange ${a} and ${b}`,
          `update access_record set chain = 0, place = 0 where ${is(a)}`,
          `update access_record set chain = ${a[0]}, place = ${a[1]} where ${is(b)}`,
          `update access_record set chain = ${b[0]}, place = ${b[1]} where ${is([0, 0])}`,
        ),
      ),
    fc.tuple(at, number).map(([row, into]) =>
      one(
        `insert a copy of ${row} into ${into}`,
        `insert into access_record (chain, place, ${COPIED})
             select ${into}, ${rows + 1}, ${COPIED} from access_record where ${is(row)}`,
      ),
    ),
    number.map((of) => one(`remove the genesis of ${of}`, `delete from access_chain where number = ${of}`)),
    fc
      .integer({ min: 1, max: chains - 1 })
      .map((of) =>
        one(
          `remove all of ${of}`,
          `delete from access_record where chain = ${of}`,
          `delete from access_chain where number = ${of}`,
        ),
      ),
  );
}
