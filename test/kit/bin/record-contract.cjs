// Loaded into every process of a test system: a party's process records the executed members of its contract.
if (/(services.(city|national).dist|demo.dist.(city|national)).main\.js$/.test(process.argv[1] ?? "")) {
  const { recordContract } = require("@aiwork/kit/contract/record-contract");
  const built = require("@aiwork/subgraph/graphql/build-party-schema");
  const { buildPartySchema } = built;
  built.buildPartySchema = (party) => recordContract(buildPartySchema(party), party.name);
}
