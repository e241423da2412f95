const { readFileSync } = require("node:fs");

const ROOT = `${__dirname}/../..`;
const swc = ["@swc/jest", { ...JSON.parse(readFileSync(`${ROOT}/.swcrc`, "utf8")), swcrc: false }];

/** How every workspace's tests run: TypeScript through swc, other workspaces from their sources. */
module.exports = {
  testEnvironment: "node",
  runtime: `${__dirname}/jest-runtime.js`,
  // The first test that asks for a data set waits until it is loaded.
  testTimeout: 120_000,
  // Tests wait for processes, clocks and time-outs more than they compute.
  maxWorkers: 2,
  roots: ["<rootDir>/src"],
  setupFilesAfterEnv: [`${__dirname}/src/canary/after-each-test.ts`],
  testMatch: ["**/*.test.ts"],
  moduleNameMapper: {
    "^@aiwork/(server|subgraph|agreement|city|national)/(?!package.json)(.*)$": `${ROOT}/services/$1/src/$2`,
    "^@aiwork/(postgres|demo)/(?!package.json)(.*)$": `${ROOT}/deploy/$1/src/$2`,
    "^@aiwork/(gateway|schema)/(?!package.json)(.*)$": `${ROOT}/$1/src/$2`,
    "^@aiwork/kit/(?!package.json|jest-preset)(.*)$": `${__dirname}/src/$1`,
  },
  transform: { "^.+\\.ts$": swc },
};
