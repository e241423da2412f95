import type { FixtureValues } from "@aiwork/kit/records/insert-row";

/** Names of the variables of operations, with their GraphQL types. The variables of a person differ between columns. */
export const PERSON_VARIABLES = {
  seeker: "ID!",
  session: "ID!",
  visit: "ID!",
  application: "ID!",
  liaison: "ID!",
  registration: "ID!",
  registrationNumber: "String!",
  consultation: "ID!",
  negotiation: "ID!",
  referral: "ID!",
  letterNumber: "String!",
  placement: "ID!",
  trial: "ID!",
} as const;

export const COMMON_VARIABLES = {
  localJob: "ID!",
  program: "ID!",
  supportCase: "ID!",
  planYear: "Int!",
  planVersion: "Int!",
  progressYear: "Int!",
  progressMonth: "YearMonth!",
  jobOrder: "ID!",
  cityRequest: "ID!",
  nationalRequest: "ID!",
  visitTable: "VisitTable!",
  placementTable: "PlacementTable!",
  meeting: "ID!",
} as const;

type Key = (value: (name: string) => string | number | undefined) => object;

const byId =
  (name: string): Key =>
  (value) => ({ id: value(name) });
/** The report as of now, which includes everything recorded, under the plans that the data set brings. */
const reportNow = () => {
  const versions = { planVersion: 1, previousPlanVersion: 1 };
  return { fiscalYear: 2013, through: "2013-10", asOf: new Date().toISOString(), ...versions };
};

/** The key of each record of a person, for `_entities`. */
export const PERSON_KEYS: Readonly<Record<string, Key>> = {
  Consultation: byId("consultation"),
  CounselingSession: byId("session"),
  Visit: byId("visit"),
  Liaison: byId("liaison"),
  Negotiation: byId("negotiation"),
  Placement: byId("placement"),
  ProgramApplication: byId("application"),
  Referral: byId("referral"),
  Registration: byId("registration"),
  Seeker: byId("seeker"),
  TrialEmployment: byId("trial"),
};

/** The key of each record that is not about a person, for `_entities`. */
export const COMMON_KEYS: Readonly<Record<string, Key>> = {
  Article: () => ({ clause: "BUSINESS_PLAN" }),
  BusinessPlan: (value) => ({ fiscalYear: value("planYear"), version: value("planVersion") }),
  CityRequest: byId("cityRequest"),
  CouncilMeeting: (value) => ({ id: value("meeting"), heldOn: "2013-10-31" }),
  JobOrder: byId("jobOrder"),
  LocalJob: byId("localJob"),
  NationalRequest: byId("nationalRequest"),
  PlanTotal: () => ({ ...reportNow(), comparableOnly: false }),
  Publication: byId("nobody"),
  ServicePoint: () => ({ id: "shiroishi" }),
  ServicePointPeriod: () => {
    const { through, asOf } = reportNow();
    return { servicePointId: "shiroishi", from: "2013-04", through, asOf };
  },
  ServicePointProgress: () => ({ ...reportNow(), servicePointId: "shiroishi" }),
  SupportCase: (value) => ({ id: value("supportCase"), version: 1 }),
  SupportProgram: byId("program"),
};

/** The values for an operation's variables. */
export function valuesFor(variables: readonly string[], values: FixtureValues): Record<string, unknown> {
  return Object.fromEntries(
    variables.map((variable) => {
      const [first = "", type = "", ...rest] = variable.split("_");
      if (first !== "key") return [variable, values[variable]];
      const ending = rest.join("_");
      const key = PERSON_KEYS[type] ?? COMMON_KEYS[type];
      if (!key) throw new Error(`no key is known for ${type}`);
      const fields = key((name) => values[`${name}_${ending}`] ?? values[name]);
      return [variable, [{ __typename: type, ...fields }]];
    }),
  );
}
