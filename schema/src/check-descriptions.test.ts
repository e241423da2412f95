import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkDescriptions } from "./check-descriptions";

const failuresOf = (parts: ContractParts) => checkDescriptions(contractOf(parts));
const membersOf = (parts: ContractParts) => failuresOf(parts).map(({ member }) => member);

describe("the description check", () => {
  it("passes when every element has a description", () => {
    const city = `
      "A rule." directive @rule("Whose." of: ID) on OBJECT
      "A job." type Job { "Its title." title("In which language." in: Language): String }
      "A language." enum Language { "Japanese." JA }
      "What narrows." input JobFilter { "Words." search: String }
      "A day." scalar Date
      "Either." union Either = Job
      "Counted." interface Counted { "How many." n: Int }`;
    expect(failuresOf({ city })).toEqual([]);
  });

  it("reports where the element is and what to do", () => {
    expect(failuresOf({ city: "scalar Money" })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Money",
        what: "is not described",
        whatToDo: "Say what it is in a sentence above it.",
      },
    ]);
  });

  it.each([
    ["a type", "type Job", "Job"],
    ["a field", `"A job." type Job { title: String }`, "Job.title"],
    ["a field of an extension", "extend type Job { title: String }", "Job.title"],
    ["a field's argument", `extend type Job { "Its title." title(in: ID): String }`, "Job.title(in:)"],
    ["an interface", "interface Counted", "Counted"],
    ["an interface's field", "extend interface Counted { n: Int }", "Counted.n"],
    ["an enum", "enum Kind", "Kind"],
    ["an enum's value", `"A kind." enum Kind { A }`, "Kind.A"],
    ["a value of an enum's extension", "extend enum Kind { A }", "Kind.A"],
    ["an input", "input Filter", "Filter"],
    ["an input's field", `"A filter." input Filter { search: ID }`, "Filter.search"],
    ["a field of an input's extension", "extend input Filter { search: ID }", "Filter.search"],
    ["a union", "union Either", "Either"],
    ["a directive", "directive @rule on OBJECT", "@rule"],
    ["a directive's argument", `"A rule." directive @rule(of: ID) on OBJECT`, "@rule(of:)"],
    ["what is described by nothing but blanks", `" " scalar Money`, "Money"],
  ])("refuses %s that says nothing", (_, city, member) => {
    expect(membersOf({ city })).toEqual([member]);
  });

  it("requires no description on an extension, whose definition has it", () => {
    expect(membersOf({ city: `extend type Job { "Its title." title: ID }` })).toEqual([]);
  });

  it("requires none on arguments that mean the same everywhere", () => {
    const city = `extend type Query { "Jobs." jobs(first: Int, after: String, last: Int, before: String): ID }
      extend type Mutation { "Drafts." draft(input: ID): ID }`;
    expect(membersOf({ city })).toEqual([]);
  });

  it("reports faults of the agreement's part once", () => {
    expect(membersOf({ agreement: "scalar Money" })).toEqual(["Money"]);
  });
});
