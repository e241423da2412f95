import { rulesOf } from "@aiwork/subgraph/access/access-rule";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import type { Words } from "../../business-plan/indicator/indicator";

/** Statistics that a party gives by a field of Query. */
export interface PartyStatistics {
  readonly field: string;
  readonly title: Words;
  /** By table, how it is counted; null where it is by an attribute of the person. Left out where the field gives one table. */
  readonly breakdowns?: Readonly<Record<string, unknown>>;
}

/** 統計表: a table of statistics, and who may read it. */
export interface StatisticsTable {
  field: string;
  table: string | null;
  title: string;
  dimensions: string[];
  measures: string[];
  roles: string[];
  publicationOnly: boolean;
}

/** The fields of a row that are named otherwise than the dimension in a table's name. */
const FIELD_OF_DIMENSION: Readonly<Record<string, string>> = { POINT: "servicePoint", OCCUPATION: "occupationCode" };
const ONE_TABLE = "BY_POINT_AND_MONTH";
const NUMBERS = new Set(["Int", "Float"]);

/** The tables of a party's statistics, as its schema gives them. */
export function listStatisticsTables(
  schema: GraphQLSchema,
  statistics: readonly PartyStatistics[],
  { language }: SubgraphContext,
): StatisticsTable[] {
  const query = schema.getQueryType();
  if (!query) throw new Error("a party's schema has a Query");
  return statistics.flatMap(({ field, title, breakdowns }) => {
    const roles = [...(rulesOf(query).get(field)?.roles ?? [])];
    const measures = Object.values(rowOf(query, field).getFields())
      .filter(({ type }) => NUMBERS.has(getNamedType(type).name))
      .map(({ name }) => name);
    return Object.entries(breakdowns ?? { [ONE_TABLE]: true }).map(([name, breakdown]) => ({
      ...{ field, table: breakdowns ? name : null, title: title[language], roles, measures },
      dimensions: name.replace(/^BY_/, "").split("_AND_").map(fieldOfDimension),
      // guard: table-by-personal-attribute-is-listed-as-published-alone
      publicationOnly: breakdown === null,
    }));
  });
}

function rowOf(query: GraphQLObjectType, field: string): GraphQLObjectType {
  const table = getNamedType(query.getFields()[field]?.type);
  const row = isObjectType(table) ? getNamedType(table.getFields().rows?.type) : undefined;
  if (!isObjectType(row)) throw new Error(`Query.${field} is no table`);
  return row;
}

/** AGE_BAND: ageBand. */
function fieldOfDimension(name: string): string {
  const [first = "", ...rest] = name.toLowerCase().split("_");
  return FIELD_OF_DIMENSION[name] ?? first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
