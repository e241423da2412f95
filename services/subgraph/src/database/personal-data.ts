import { getMetadataArgsStorage } from "typeorm";
import type { LoginClass } from "./caller-databases";

/**
 * Why a disclosure officer (開示担当) reviews a value before it is disclosed: 個人情報の保護に関する法律, art. 78 (1), lists
 * what is exempt. By art. 79 the rest is disclosed, and by art. 86 third parties may be heard first.
 */
export const reviewGrounds = {
  OFFICERS_VIEW:
    "法第78条第1項第6号・第7号: 職員の所見・評価であり、事務の適正な遂行に支障を及ぼすおそれの有無を確認すること。",
  OTHERS: "法第78条第1項第2号・第3号: 本人以外の個人又は法人等に関する記述が含まれていないか確認すること。",
  OFFICIALS_NAME: "法第78条第1項第2号ハ: 職名と職務の内容は開示する。氏名の取扱いを確認すること。",
} as const;

/**
 * 匿名化: what becomes of a value. ERASED is null, replaced by a text that says so, or gone with its row. The others are
 * kept: KEPT_KEY is a random id or a version, KEPT_COUNTED is needed for counts, KEPT_OFFICIAL is about the official who
 * acted, KEPT_EVIDENCE proves who read the record or did what with it, and is never changed.
 */
export type Anonymization = "ERASED" | "KEPT_KEY" | "KEPT_COUNTED" | "KEPT_OFFICIAL" | "KEPT_EVIDENCE";

/** What a party does with a personal column, besides what holds for the whole table. */
export interface ColumnFate {
  /** Disclosure to the person: why an officer reviews the value first. */
  readonly review?: keyof typeof reviewGrounds;
  /** Disclosure to the person: why the column is not disclosed. */
  readonly omitted?: string;
  /** A party that anonymizes files states it for every column. */
  readonly anonymization?: Anonymization;
}

/** A personal column: the agreement's own term in Japanese, and its fate. */
export interface PersonalColumn extends ColumnFate {
  readonly label: string;
}

/** The column `entered`, which puts what was entered on one day into the order of its entry. */
export const ENTRY_NUMBER: PersonalColumn = {
  label: "記録順",
  anonymization: "KEPT_KEY",
  omitted: "orders the entries",
};

/** What a party does with all columns of a table with personal data. */
export interface TableFate {
  readonly title: string;
  /** A condition over the table's columns, `$1` being the person's id; `seeker_id = $1` where it is not given. */
  readonly ofPerson?: string;
  /** Access: the login classes that may read rows, each under its policies. */
  readonly access: readonly LoginClass[];
  /** Export: the 提供の区分 under which a consent opens it to the other party; null for what no consent opens. Nothing else leaves a party. */
  readonly category: string | null;
  /** The columns that order a disclosure, separated by commas; the first column where they are not given. */
  readonly orderBy?: string;
}

/** 保有個人情報: a table with personal data, its columns by their names in the database. */
export interface PersonalDataTable extends TableFate {
  readonly columns: Readonly<Record<string, PersonalColumn>>;
}

const personalTables = new Map<object, TableFate & { unmapped?: Readonly<Record<string, PersonalColumn>> }>();
const personalColumns = new Map<object, Map<string, PersonalColumn>>();
const otherTables = new Map<object, string>();

/** An entity with personal data; `unmapped` are the columns of its table that the entity has no property for. */
export function PersonalTable(
  fate: TableFate & { unmapped?: Readonly<Record<string, PersonalColumn>> },
): ClassDecorator {
  return (entity) => void personalTables.set(entity, fate);
}

/** A column of a `PersonalTable`, next to its `@Column`. */
export function Personal(label: string, fate: ColumnFate = {}): PropertyDecorator {
  return ({ constructor: entity }, property) => {
    const columns = personalColumns.get(entity) ?? new Map<string, PersonalColumn>();
    personalColumns.set(entity, columns.set(String(property), { label, ...fate }));
  };
}

/** An entity without personal data, and what it holds. */
export function NotPersonal(holds: string): ClassDecorator {
  return (entity) => void otherTables.set(entity, holds);
}

/** What an entity states of its table. @throws Error for an entity or a column that states nothing, or two things */
export function statedTable(
  entity: object,
): { name: string; holds: string } | { name: string; table: PersonalDataTable } {
  const name = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (name === undefined) throw new Error(`${String(entity)} is no table's entity`);
  const fate = personalTables.get(entity);
  const holds = otherTables.get(entity);
  // guard: entity-states-whether-it-is-personal
  if ((fate === undefined) === (holds === undefined))
    throw new Error(`The entity of ${name} states either @PersonalTable or @NotPersonal`);
  if (holds !== undefined) return { name, holds };
  const { unmapped, ...table } = fate as TableFate & { unmapped?: Readonly<Record<string, PersonalColumn>> };
  return { name, table: { ...table, columns: { ...columnsStatedBy(entity, name), ...unmapped } } };
}

function columnsStatedBy(entity: object, table: string): Record<string, PersonalColumn> {
  const stated = personalColumns.get(entity);
  const columns = getMetadataArgsStorage().filterColumns(entity as () => void);
  return Object.fromEntries(
    columns.map(({ propertyName, options: { name = propertyName } }) => {
      const column = stated?.get(propertyName);
      // guard: column-of-persons-states-its-fate
      if (!column) throw new Error(`The column ${table}.${name} is of persons and states no fate: add @Personal`);
      return [name, column];
    }),
  );
}
