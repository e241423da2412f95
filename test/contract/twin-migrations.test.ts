import { readFileSync } from "node:fs";
import { join } from "node:path";

const SERVICES = join(__dirname, "../../services");

const textOf = (party: string, name: string) =>
  readFileSync(join(SERVICES, party, "migrations", `${name}.sql`), "utf8");

/** Shared code needs the same tables in both databases. */
describe("a migration that both parties run", () => {
  it.each([
    "20261123090000-data-set",
    "20261123100000-search",
    "20261123100100-state-change",
    "20261125090000-idempotency-key",
    "20261125100000-access-record",
    "20261126400000-receipt",
    "20261126400100-mutual-request",
    "20261126510000-policy-function-costs",
  ])("has the same text at both parties: %s", (name) => expect(textOf("city", name)).toBe(textOf("national", name)));
});
