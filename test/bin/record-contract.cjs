// Loaded into every process of a test's system: a party's records what of its contract is executed, as in a test's own.
if (/services.(city|national).dist.main\.js$/.test(process.argv[1] ?? "")) {
  const { recordContract } = require("@aiwork/runtime/testing/record-contract");
  const built = require("@aiwork/runtime/graphql/build-subgraph-schema");
  const { buildPartySchema } = built;
  built.buildPartySchema = (party) => recordContract(buildPartySchema(party), party.name);
}
