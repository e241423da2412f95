import "../supergraph/disable-telemetry";
import { setImmediate as nextTurn } from "node:timers/promises";
import { parseCalendarScalars } from "@aiwork/server/clock/calendar-scalars";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import type { Refusal } from "@aiwork/server/errors/refusal";
import { quietLogger } from "@aiwork/server/http/start-apollo-server";
import type { Log } from "@aiwork/server/telemetry/log";
import { ApolloGateway } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import { type PlanningBudget, startCpuTimer } from "../limits/planning-budget";
import { OperationPlanner, type PlannedRequest } from "../operations/plan-operations";
import { reportingSchemaOf } from "../reporting/reporting-schema";
import { type CallObserver, SubgraphCaller } from "../subgraph/call-subgraph";
import type { GatewayContext } from "../subgraph/gateway-context";
import { timeoutsFor } from "../subgraph/request-deadline";
import { locateSubgraphs, resolveEndpoints, type SigningKeysBySubgraph } from "../subgraph/subgraph-endpoints";
import { readSupergraph } from "../supergraph/read-supergraph";
import { absentTypes, normalizeExecutionResult } from "./execution-result";
import { logFetchFailures } from "./fetch-failures";
import { describeSchema, findIntrospection, joinAnswers } from "./introspection";
import { findKeyEchoes } from "./key-echoes";
import { SubgraphDataSource } from "./subgraph-data-source";

/** By the text of the plans; in memory they take a few times as much. */
const PLAN_STORE_MIB = 8;

type Executor = ApolloGateway["executor"];

/** What stays the same from one supergraph to the next. */
export interface GenerationDependencies {
  readonly urls: ReadonlyMap<string, string>;
  /** Whether only https reaches a subgraph on another host. */
  readonly isProduction: boolean;
  readonly keys: SigningKeysBySubgraph;
  readonly log: Log;
  readonly observer: CallObserver;
  /** Documents that are planned before the first request. */
  readonly plannedDocuments: readonly string[];
  /** What callers may spend on planning; without it as much as they like. */
  readonly planning?: PlanningBudget | undefined;
}

/** One supergraph in service: its schemas, and the executor of their operations. */
export interface Generation {
  readonly sdl: string;
  readonly apiSchema: GraphQLSchema;
  /** Its part without anything of a person. */
  readonly reportingSchema: GraphQLSchema;
  readonly execute: Executor;
  close(): Promise<void>;
}

/**
 * @param name the supergraph's source, for error messages
 * @param isExamined whether a thread has validated it, so that this one, which holds the event loop up, need not
 * @throws ConfigurationError if it cannot be served
 */
export async function buildGeneration(
  name: string,
  sdl: string,
  dependencies: GenerationDependencies,
  isExamined = false,
): Promise<Generation> {
  const { urls, isProduction, keys, log, observer, plannedDocuments, planning } = dependencies;
  const { schema } = readSupergraph(name, sdl);
  const endpoints = resolveEndpoints(locateSubgraphs(schema, urls, isProduction), keys);
  const knowledge = { schema, echoes: findKeyEchoes(schema) };
  const callers = new Map(
    [...endpoints].map(([name, { url, credentials }]) => [name, new SubgraphCaller(name, url, credentials, observer)]),
  );
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }) => new SubgraphDataSource(callers.get(name) as SubgraphCaller, knowledge),
    logger: quietLogger(log),
    validateSupergraph: !isExamined,
    experimental_approximateQueryPlanStoreMiB: PLAN_STORE_MIB,
    __exposeQueryPlanExperimental: false,
  });
  // Loading blocks the event loop, so let waiting requests run first.
  await nextTurn();
  const close = async () => void (await Promise.all([...callers.values()].map((caller) => caller.close())));
  let apiSchema = schema;
  gateway.onSchemaLoadOrUpdate((loaded) => {
    apiSchema = loaded.apiSchema;
    // guard: gateway-refuses-what-is-no-day
    parseCalendarScalars(apiSchema);
  });
  const { executor } = await gateway.load().catch(async () => {
    await close();
    throw new ConfigurationError([`${name} is not a supergraph that @apollo/gateway can serve`]);
  });
  const planner = new OperationPlanner(gateway);
  await planner.planAhead(apiSchema, plannedDocuments);
  const reportingSchema = reportingSchemaOf(apiSchema, schema);
  parseCalendarScalars(reportingSchema);
  const executeOperation: Executor = async (request) => {
    const context = request.context as GatewayContext;
    context.deadline.timeouts = timeoutsFor(request.operation.operation, context.caller);
    const refusal = await planWithin(planning, planner, request, context);
    if (refusal) return { errors: [refusal] };
    const result = await executor(request);
    logFetchFailures(log, context);
    return normalizeExecutionResult(result, absentTypes(context));
  };
  return {
    sdl,
    apiSchema,
    reportingSchema,
    execute: async (request) => {
      const introspection = findIntrospection(request);
      if (!introspection) return executeOperation(request);
      const context = request.context as GatewayContext;
      const refusal = await planning?.refuse(context);
      // guard: description-of-schema-is-charged
      if (refusal) return { errors: [refusal] };
      const measure = startCpuTimer();
      const described = await describeSchema(request, introspection.aboutSchema);
      await planning?.spend(context, measure());
      return introspection.beside ? joinAnswers(await executeOperation(introspection.beside), described) : described;
    },
    async close() {
      await gateway.stop();
      await close();
    },
  };
}

/** Plans an operation that has no plan yet, in a turn of its own and at its caller's expense. */
async function planWithin(
  budget: PlanningBudget | undefined,
  planner: OperationPlanner,
  request: PlannedRequest,
  context: GatewayContext,
): Promise<Refusal | undefined> {
  if (await planner.isPlanned(request)) return undefined;
  // Requests that came meanwhile go first: of many operations to be planned, each waits for one alone.
  await nextTurn();
  // guard: caller-who-has-planned-enough-waits
  const refusal = await budget?.refuse(context);
  if (refusal) return refusal;
  const measure = startCpuTimer();
  await planner.plan(request);
  await budget?.spend(context, measure());
  return undefined;
}
