/** Against what was built, not the sources: these tests run the processes that are deployed. */
const { moduleNameMapper: _fromSources, ...preset } = require("@aiwork/kit/jest-preset");

module.exports = {
  ...preset,
  roots: ["<rootDir>"],
  globalSetup: "<rootDir>/kit/src/postgres/start-postgres.ts",
  globalTeardown: "<rootDir>/kit/src/postgres/stop-postgres.ts",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/kit"],
  // What takes minutes of all cores is for `npm run proofs`: the rebuilding of a copy.
  testPathIgnorePatterns:
    process.env.AIWORK_PROOFS === "long" ? ["<rootDir>/kit"] : ["<rootDir>/kit", "start/dev.test"],
  testTimeout: 240_000,
};
