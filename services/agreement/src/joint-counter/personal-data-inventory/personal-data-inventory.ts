import { type PersonalDataTable, statedTable } from "@aiwork/subgraph/database/personal-data";
import { countedEventTable } from "./counted-event-table";
import { sharedOtherTables } from "./other-tables";
import { historyTable, sharedPersonalTables } from "./shared-tables";

/** The condition of most tables with personal data. */
const BY_SEEKER = "seeker_id = $1";

/**
 * 保有個人情報: the personal-data inventory of a party, every table of its database with and without personal data.
 * Everything held must be disclosed to the person on request (個人情報の保護に関する法律, art. 76 and 78), including what
 * no screen shows: counselors' notes are made in the course of their work and kept for the office's use (art. 60 (1)), so
 * they are included and marked for review.
 */
export interface PersonalDataInventory {
  /** Tables with personal data, by name, in the order of disclosure. */
  readonly personalTables: Readonly<Record<string, PersonalDataTable & { readonly ofPerson: string }>>;
  /** Tables without personal data, and what they hold. */
  readonly otherTables: Readonly<Record<string, string>>;
}

/** What the entities do not say. */
interface InventoryOptions {
  /** Whether the party anonymizes files: then every personal column states what becomes of it. */
  readonly anonymizes: boolean;
  /** Tables that have no entity and no personal data, and what they hold. */
  readonly otherTables?: Readonly<Record<string, string>>;
}

/**
 * The inventory as a party's entities state it, with the tables that both parties have.
 * @throws Error for an entity or a column that states nothing, and for an anonymization that is left open
 */
export function createPersonalDataInventory(
  entities: readonly unknown[],
  { anonymizes, otherTables = {} }: InventoryOptions,
): PersonalDataInventory {
  const stated = entities.map((entity) => statedTable(entity as object));
  const personal = stated.flatMap((one) => ("table" in one ? [[one.name, withCondition(one.table)] as const] : []));
  // The person's own rows first, then what belongs to one of them.
  personal.sort(([, one], [, other]) => Number(one.ofPerson !== BY_SEEKER) - Number(other.ofPerson !== BY_SEEKER));
  const shared = Object.entries(sharedPersonalTables).map(([name, table]) => [name, withCondition(table)] as const);
  const history = ["state_change", withCondition(historyTable(subjectsOf([...personal, ...shared])))] as const;
  const counted = ["counted_event", withCondition(countedEventTable(subjectsOf(personal)))] as const;
  const personalTables = Object.fromEntries([...personal, history, counted, ...shared]);
  // guard: party-anonymizes-every-column-or-says-why-not
  if (anonymizes) requireAnonymizations(personalTables);
  const holds = stated.flatMap((one) => ("holds" in one ? [[one.name, one.holds] as const] : []));
  return { personalTables, otherTables: { ...sharedOtherTables, ...Object.fromEntries(holds), ...otherTables } };
}

function withCondition({ ofPerson = BY_SEEKER, ...table }: PersonalDataTable) {
  return { ...table, ofPerson };
}

/** The ids of the person and of all their records, whose histories `state_change` keeps. */
function subjectsOf(tables: readonly (readonly [name: string, table: PersonalDataTable])[]): string {
  const ids = tables.flatMap(([name, { columns, ofPerson }]) =>
    "id" in columns ? [`select id from ${name} where ${ofPerson}`] : [],
  );
  return ["select $1::uuid", ...ids].join(" union all ");
}

function requireAnonymizations(tables: Readonly<Record<string, PersonalDataTable>>): void {
  for (const [table, { columns }] of Object.entries(tables))
    for (const [column, { anonymization }] of Object.entries(columns))
      if (!anonymization)
        throw new Error(`The column ${table}.${column} does not state what anonymization does with it`);
}
