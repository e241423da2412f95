import { settingsGuide, writeSettingsTable } from "./settings-table";

describe("the table of settings in docs/operations.md", () => {
  it("is what the schemas of the settings say (otherwise: npm run settings)", () => {
    const { written, current } = settingsGuide();
    expect(written).toBe(current);
  });

  it("marks every setting that holds a password or a key as secret", () => {
    const rows = writeSettingsTable().split("\n");
    const holders = rows.filter((row) => /^\| `\w*(PASSWORD|SIGNING_KEYS|RECORD_KEYS?|DATABASE_URL)`/.test(row));
    expect(holders.length).toBeGreaterThan(8);
    expect(holders.filter((row) => !row.endsWith("| yes |"))).toEqual([]);
  });
});
