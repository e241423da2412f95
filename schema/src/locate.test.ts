import { contractOf } from "@aiwork/kit/contract/contract-of";
import { Kind, type NameNode, parse } from "graphql";
import { locateMember } from "./locate";

const contract = contractOf({
  agreement: "type Query { seeker: ID }",
  city: "type Job { pay: Int hours: Int } scalar Money",
  national: "extend type Query { placement: ID }",
});
const [, hours] = contract.city.fields.filter(({ block }) => block.name === "Job");
const nodeOf = (name: string) => contract.city.blocks.filter((block) => block.name === name).map(({ node }) => node);

describe("a fault's place", () => {
  it("is the member that contains its node", () => {
    expect(locateMember(contract, hours && [hours.node.type], "")).toEqual({
      file: "schema/city/agreement/part.graphql",
      member: "Job.hours",
    });
    expect(locateMember(contract, nodeOf("Money"), "")).toEqual({
      file: "schema/city/agreement/part.graphql",
      member: "Money",
    });
  });

  it("comes from the first node within a known member", () => {
    const fromNowhere: NameNode = { kind: Kind.NAME, value: "Job" };
    const fromElsewhere = parse("scalar Federation");
    expect(locateMember(contract, [fromNowhere, fromElsewhere, ...nodeOf("Money")], "").member).toBe("Money");
  });

  it("is the first known member that its message names, when it has no node", () => {
    expect(locateMember(contract, undefined, 'in "city": "Job.rate" of "Query.placement"')).toEqual({
      file: "schema/city/agreement/part.graphql",
      member: "Job",
    });
    expect(locateMember(contract, [], '"Nothing" and "Query.placement"')).toEqual({
      file: "schema/national/agreement/part.graphql",
      member: "Query.placement",
    });
  });

  it("is the schema, when nothing is known", () => {
    expect(locateMember(contract, [], "nothing composes")).toEqual({ file: "schema", member: "schema" });
  });
});
