import { contractOf } from "@aiwork/kit/contract/contract-of";
import { checkShape } from "./check-shape";

describe("the shape check", () => {
  it("reports every broken rule, and faults of the agreement's part once", () => {
    const agreement = `
      type Query { a: Int! many: ThingConnection }
      type Mutation { act: ActPayload } type ActPayload { userErrors: [ActError!]! }
      type Subscription { s: Int }`;
    const person = (field: string) => `type Person @key(fields: "id") { id: ID! ${field} }`;
    const city = person("cityFile: ID!");
    const national = `${person("")} type Visit { people: [Person!] }`;
    expect(
      checkShape(contractOf({ agreement, city, national })).map(({ member, what }) => `${member} ${what}`),
    ).toEqual([
      "Query.a is a non-null root: when its owner is down the whole response is lost",
      "Person.cityFile is a non-null field that city adds to Person, which national lists",
      "Subscription is a subscription, which the gateway does not run",
      "Mutation.act does not take exactly one required `input`",
      "Query.many is a connection and does not take first: Int, after: String, last: Int, before: String",
    ]);
  });
});
