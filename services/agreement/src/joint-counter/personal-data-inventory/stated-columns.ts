import type { ColumnFate, PersonalColumn } from "@aiwork/subgraph/database/personal-data";

type StatedColumns = Readonly<Record<string, readonly [label: string, fate: ColumnFate]>>;

/** The columns of a table that has no entity. */
export function statedColumns(columns: StatedColumns): Record<string, PersonalColumn> {
  return Object.fromEntries(Object.entries(columns).map(([name, [label, fate]]) => [name, { label, ...fate }]));
}

const OFFICIAL = { anonymization: "KEPT_OFFICIAL" } as const;

/** What becomes of most columns. */
export const columnFates = {
  KEY: { anonymization: "KEPT_KEY" },
  COUNTED: { anonymization: "KEPT_COUNTED" },
  EVIDENCE: { anonymization: "KEPT_EVIDENCE" },
  OFFICIAL,
  OFFICIALS_NAME: { ...OFFICIAL, review: "OFFICIALS_NAME" },
} as const;
