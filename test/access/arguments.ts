import {
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { Party } from "../constellation";
import { fieldsOf } from "./sdl";

/** Arguments of the fields that take more than a page. */
const GIVEN: Readonly<Record<string, string>> = {
  "Query.seeker": "id: $seeker",
  /** The oldest ones: they stay the same while the matrix adds further access records. */
  "CitySupport.accessRecords": "last: 100",
  "NationalSupport.accessRecords": "last: 100",
  "Query.registration": "number: $registrationNumber",
  "Query.referral": "id: $referral",
  "Query.placement": "id: $placement",
  "Query.liaison": "id: $liaison",
  "Query.programApplication": "id: $application",
  "Query.visits": 'filter: {servicePointId: "shiroishi", from: "2013-10-01", to: "2013-10-31"}, first: 20',
  "Query.localJob": "id: $localJob",
  "Query.supportProgram": "id: $program",
  "Query.supportCase": "id: $supportCase",
  "Query.servicePoint": 'id: "shiroishi"',
  "Query.businessPlan": "fiscalYear: $planYear, version: $planVersion",
  "Query.planProgress": "fiscalYear: $progressYear, through: $progressMonth",
  "Query.jobOrder": "id: $jobOrder",
  "Query.cityRequest": "id: $cityRequest",
  "Query.nationalRequest": "id: $nationalRequest",
  "Query.councilMeeting": "id: $meeting",
};

/** The id of the record that a mutation is called with: no such record exists. */
const NOBODYS_ID = "00000000-0000-4000-8000-000000000000";
const DUMMIES: Readonly<Record<string, string>> = {
  ID: `"${NOBODYS_ID}"`,
  String: '"x"',
  Int: "1",
  Float: "1.5",
  Boolean: "true",
  Date: '"2013-10-31"',
  DateTime: '"2013-10-31T00:00:00.000Z"',
  YearMonth: '"2013-10"',
};

/** Values of arguments that accept only some values of their type. */
const NAMED: Readonly<Record<string, string>> = { fiscalYear: "2013" };

/** The arguments in parentheses, or an empty string. */
export function argumentsOf(party: Party, type: string, field: string): string {
  const given = GIVEN[`${type}.${field}`] ?? madeUp(fieldsOf(party, type)[field]?.args ?? []);
  return given === "" ? "" : `(${given})`;
}

/** Every required argument, and `first` for a paged field. */
function madeUp(args: readonly GraphQLArgument[]): string {
  const isPaged = args.some(({ name }) => name === "first");
  const required = args.filter(({ type }) => isNonNullType(type)).map(({ name, type }) => `${name}: ${dummyOf(type)}`);
  return [...required, ...(isPaged ? ["first: 20"] : [])].join(", ");
}

/** A placeholder value of the type. */
export function dummyOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return dummyOf(type.ofType);
  if (isListType(type)) return `[${dummyOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return DUMMIES[type.name] ?? "";
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{${required.map((field) => `${field.name}: ${NAMED[field.name] ?? dummyOf(field.type)}`).join(", ")}}`;
}
