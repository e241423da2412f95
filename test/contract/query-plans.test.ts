import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { type PlanNode, QueryPlanner } from "@apollo/query-planner";
import { parse } from "graphql";

const SCHEMA = join(REPOSITORY_ROOT, "schema");
const supergraph = Supergraph.build(readFileSync(join(SCHEMA, "supergraph.graphql"), "utf8"));
const planner = new QueryPlanner(supergraph);

function planOf(operation: string): PlanNode {
  const document = parse(readFileSync(join(SCHEMA, "operations", operation), "utf8"));
  const { node } = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document));
  if (!node || node.kind === "Subscription") throw new Error("a query has a plan");
  return node;
}

/** The shape of a plan, such as "Parallel(city, national)"; an arrow marks an entity fetch. */
function shapeOf(node: PlanNode): string {
  if (node.kind === "Fetch") return `${node.requires ? "→" : ""}${node.serviceName}`;
  if (node.kind === "Flatten") return shapeOf(node.node);
  if (node.kind === "Sequence") return `Sequence(${node.nodes.map(shapeOf).join(", ")})`;
  if (node.kind === "Parallel") return `Parallel(${node.nodes.map(shapeOf).sort().join(", ")})`;
  return node.kind;
}

describe("the query plan", () => {
  it("of the seeker view has two parallel fetches, which include the names of service points", () => {
    const plan = planOf("seeker-view/seeker-view.graphql");
    expect(shapeOf(plan)).toBe("Parallel(city, national)");
    expect(JSON.stringify(plan)).toMatch(/servicePoint\{id name\}/);
  });

  it("of a worklist has one fetch, and one more for the other party's status", () => {
    expect(shapeOf(planOf("seeker-view/worklist.graphql"))).toBe("Sequence(city, →national)");
  });

  it("of the report has one fetch, then parallel fetches of the national figures of the rows and of both totals", () => {
    const shape = shapeOf(planOf("reports/plan-progress.graphql"));
    expect(shape).toBe("Sequence(city, Parallel(→national, →national, →national))");
  });
});
