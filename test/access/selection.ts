import { fieldsOfType } from "@aiwork/kit/contract/party-schemas";
import type { PartyName } from "@aiwork/kit/system/start-system";
import { rulesOf } from "@aiwork/subgraph/access/access-rule";
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/** A field with its arguments and the selection of everything under the same access rule: values, pages, payloads. */
export function fieldText(party: PartyName, type: string, field: string): string {
  const found = fieldsOfType(party, type)[field];
  if (!found) throw new Error(`${party} has no ${type}.${field}`);
  return `${field}${argumentTextOf(party, type, field)}${selectionOf(party, found.type)}`;
}

/** Selects only `__typename` of a type with access rules of its own. */
function selectionOf(party: PartyName, type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  const inside = isObjectType(named) ? valuesOf(party, named) : [];
  return ` { ${inside.length > 0 ? inside.join(" ") : "__typename"} }`;
}

function valuesOf(party: PartyName, type: GraphQLObjectType): string[] {
  const rules = rulesOf(type);
  return Object.values(type.getFields()).flatMap((field): string[] => {
    const named = getNamedType(field.type);
    if (!rules.get(field.name)?.to.includes("AS_PARENT") || field.args.length > 0) return [];
    if (isLeafType(named)) return [field.name];
    const inside = isObjectType(named) ? valuesOf(party, named) : [];
    return inside.length > 0 ? [`${field.name} { ${inside.join(" ")} }`] : [];
  });
}

/** Arguments of the fields that take more than a page. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  "Query.seeker": "id: $seeker",
  /** The oldest ones: they stay the same while the matrix adds further access records. */
  "CitySupport.accessRecords": "last: 100",
  "NationalSupport.accessRecords": "last: 100",
  "Query.registration": "number: $registrationNumber",
  "Query.seekersByIds": "ids: [$seeker]",
  "Query.liaisonsByIds": "ids: [$liaison]",
  "Query.programApplicationsByIds": "ids: [$application]",
  "Query.localJobsByIds": "ids: [$localJob]",
  "Query.supportProgramsByIds": "ids: [$program]",
  "Query.counselingSessionsByIds": "ids: [$session]",
  "Query.consultationsByIds": "ids: [$consultation]",
  "Query.referralsByIds": "ids: [$referral]",
  "Query.placementsByIds": "ids: [$placement]",
  "Query.registrationsByIds": "ids: [$registration]",
  "Query.jobOrdersByIds": "ids: [$jobOrder]",
  "Query.cityPersons":
    'lookup: {name: "試験 太郎", birthDate: "1961-04-02", ground: PERSON_CAME, reason: "本人が来所したため"}',
  "Query.nationalPersons": 'lookup: {number: $registrationNumber, ground: PERSON_CAME, reason: "本人が来所したため"}',
  "Query.referral": "id: $referral",
  "Query.referralByLetterNumber": "letterNumber: $letterNumber",
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
  "Query.pointPeriods": 'from: "2013-04", through: "2013-10", granularity: FISCAL_YEAR',
  "Query.cityRevisions": "fiscalYear: $progressYear",
  "Query.nationalRevisions": "fiscalYear: $progressYear",
  "Query.countingForCity": 'indicator: "USERS"',
  "Query.countingForNational": 'indicator: "PLACED_PERSONS"',
  "Query.jobOrder": "id: $jobOrder",
  "Query.visitStatistics": "table: $visitTable, fiscalYear: 2013",
  "Query.counselingStatistics": "table: BY_POINT_AND_MONTH, fiscalYear: 2013",
  "Query.consultationStatistics": "table: BY_POINT_AND_MONTH, fiscalYear: 2013",
  "Query.placementStatistics": "table: $placementTable, fiscalYear: 2013",
  "Query.labourMarketStatistics": "fiscalYear: 2013",
  "Query.cityRequest": "id: $cityRequest",
  "Query.nationalRequest": "id: $nationalRequest",
  "Query.councilMeeting": "id: $meeting",
};

/** The id of the record that a mutation is called with: no such record exists. */
const NOBODYS_ID = "00000000-0000-4000-8000-000000000000";
const PLACEHOLDERS: Readonly<Record<string, string>> = {
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
const NAMED_PLACEHOLDERS: Readonly<Record<string, string>> = { fiscalYear: "2013" };

/** The arguments in parentheses, or an empty string. */
export function argumentTextOf(party: PartyName, type: string, field: string): string {
  const given = ARGUMENTS[`${type}.${field}`] ?? placeholderArguments(fieldsOfType(party, type)[field]?.args ?? []);
  return given === "" ? "" : `(${given})`;
}

/** Every required argument, and `first` for a paged field. */
function placeholderArguments(args: readonly GraphQLArgument[]): string {
  const isPaged = args.some(({ name }) => name === "first");
  const required = args
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => `${name}: ${placeholderOf(type)}`);
  return [...required, ...(isPaged ? ["first: 20"] : [])].join(", ");
}

/** A placeholder value of the type. */
function placeholderOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return placeholderOf(type.ofType);
  if (isListType(type)) return `[${placeholderOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return PLACEHOLDERS[type.name] ?? "";
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{${required.map((field) => `${field.name}: ${NAMED_PLACEHOLDERS[field.name] ?? placeholderOf(field.type)}`).join(", ")}}`;
}
