import { buildSchema, type OperationDefinitionNode, parse } from "graphql";
import { parseCalendarScalars } from "../clock/calendar-scalars";
import { findInputFaults } from "./input-faults";

const schema = buildSchema(`scalar Date
  enum Sex { FEMALE MALE }
  input Address { wardCode: String! }
  input Input { name: String! sex: Sex! birthDate: Date address: Address codes: [Int!] }
  type Query { ask(input: Input!, first: Int): String }`);
parseCalendarScalars(schema);
const { definitions } = parse(
  "query ($input: Input!, $first: Int, $sex: Sex! = MALE) { ask(input: $input, first: $first) }",
);
const faultsOf = (variables: Record<string, unknown>) =>
  findInputFaults(schema, definitions[0] as OperationDefinitionNode, variables).map(({ message, extensions }) => [
    extensions.refusal,
    (extensions.inputPath as string[]).join("."),
    message,
  ]);

describe("the faults of a request's variables", () => {
  it("are none where every value fits its type, and what is left out has a default or may be null", () => {
    expect(faultsOf({ input: { name: "見本", sex: "MALE", birthDate: "S36.5.5", address: null } })).toEqual([]);
  });

  it("are told all at once, each once, with the place and what to do", () => {
    const input = { sex: "男", birthDate: "2013-02-30", address: {}, codes: [1, "二", null], shoeSize: 25 };
    expect(faultsOf({ input, first: "ten" })).toEqual([
      ["INPUT_REQUIRED", "input.name", "input.name is required: enter it."],
      ["INPUT_NOT_LISTED", "input.sex", "Give one of these as input.sex: FEMALE, MALE"],
      ["IMPOSSIBLE_DATE", "input.birthDate", "There is no such day; give one such as 2013-10-31 or H25.10.31."],
      ["INPUT_REQUIRED", "input.address.wardCode", "input.address.wardCode is required: enter it."],
      ["INPUT_TYPE", "input.codes.1", "The value of input.codes.1 does not fit its type: give one that does."],
      ["INPUT_REQUIRED", "input.codes.2", "input.codes.2 is required: enter it."],
      ["INPUT_UNKNOWN", "input.shoeSize", "There is no input field input.shoeSize: leave it out."],
      ["INPUT_TYPE", "first", "The value of first does not fit its type: give one that does."],
    ]);
  });

  it("name a variable that is missing or null", () => {
    expect(faultsOf({})).toEqual([["INPUT_REQUIRED", "input", "input is required: enter it."]]);
    expect(faultsOf({ input: null, sex: null }).map(([, path]) => path)).toEqual(["input", "sex"]);
  });

  it("repeat no value and no name that is none", () => {
    const input = { name: "見本", sex: ["山田 太郎"], "山田 太郎": 1 };
    expect(JSON.stringify(faultsOf({ input }))).not.toContain("山田");
  });

  it("are at most fifty", () => {
    expect(faultsOf({ input: { name: "見本", sex: "MALE", codes: Array(1000).fill("x") } })).toHaveLength(50);
  });
});
