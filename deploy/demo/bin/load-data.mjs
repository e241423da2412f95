#!/usr/bin/env node
// Fills two databases with a load set.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const USAGE = `npm run load:data -- --set S|M|L   fills both parties' databases with as much as one ward, Sapporo or Hokkaido has from April 2012 to October 2013
--visits N --consultations N --referrals N   other numbers than the set's
--seed N      other persons and days; the same number gives the same data
environment: CITY_DATABASE_URL, NATIONAL_DATABASE_URL, the owners' addresses of new databases, or of such that hold the data set seed`;

if (process.argv.includes("--help")) console.log(USAGE);
else {
  try {
    await require("../dist/load/load-data.js").loadData(process.env, process.argv.slice(2));
  } catch (error) {
    console.error(error.code === "MODULE_NOT_FOUND" ? "It is not built yet: npm run build." : error.message);
    process.exitCode = 1;
  }
}
