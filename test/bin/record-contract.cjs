// Loaded into every process of a test system: a party's process records the executed members of its contract.
if (/services.(city|national).dist.main\.js$/.test(process.argv[1] ?? "")) {
  const { recordContract } = require("@aiwork/runtime/testing/record-contract");
  const built = require("@aiwork/runtime/graphql/build-subgraph-schema");
  const { buildPartySchema } = built;
  built.buildPartySchema = (party) => recordContract(buildPartySchema(party), party.name);
}
