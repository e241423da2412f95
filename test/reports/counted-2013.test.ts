import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askUntilAnswered } from "@aiwork/kit/system/ask-until-answered";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { EXAMPLE_VIEW } from "@aiwork/local/starter-output";

const QUERY = readFileSync(join(REPOSITORY_ROOT, "schema/operations/reports/plan-progress.graphql"), "utf8");
const reported = JSON.parse(readFileSync(join(__dirname, "plan-progress-2013-10.golden.json"), "utf8"));

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

/** Retries if the machine was too busy. */
const ask = (document: string, values: Record<string, unknown> = {}, who: TokenRequest | null = null) =>
  askUntilAnswered(system, { endpoint: "gateway", who, document, values });

const AT_SHIROISHI = { role: "city.counselor", servicePoints: ["shiroishi"] };
const tableRow = (text: string, name: string) =>
  text
    .split("\n")
    .find((line) => line.startsWith(`| ${name}`))
    ?.split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());

type Figure = Record<string, unknown>;
type Row = { users: Figure; placedPersons: Figure };
const SAME = [
  "indicator",
  "annualTarget",
  "previousYearTarget",
  "cumulativeActual",
  "samePeriodLastYear",
  "progressRate",
  "attainmentRate",
  "yearOnYearRate",
  "pace",
] as const;
const figuresOf = ({ users, placedPersons }: Row) =>
  [users, placedPersons].map((figure) => Object.fromEntries(SAME.map((name) => [name, figure[name]])));

describe("the report counted from the demo population", () => {
  it("has the figures of the source document", async () => {
    const { data } = await ask(QUERY, { fiscalYear: 2013, through: "2013-10" });
    const { rows, total, comparableTotal, elapsedRate } = data.planProgress;
    expect(elapsedRate).toBe(reported.elapsedRate);
    expect(rows.map(figuresOf)).toEqual(reported.rows.map(figuresOf));
    expect([total, comparableTotal].map(figuresOf)).toEqual([reported.total, reported.comparableTotal].map(figuresOf));
  });

  it("names the counting rule, and that the month is not over", async () => {
    const { data } = await ask(QUERY, { fiscalYear: 2013, through: "2013-10" });
    for (const { users, placedPersons } of data.planProgress.rows) {
      expect(users).toMatchObject({ basis: "COUNTED", rule: { code: "VISIT_PERSON_DAY" }, source: null });
      expect(placedPersons).toMatchObject({ basis: "COUNTED", rule: { code: "PLACED_PERSONS" }, source: null });
      expect(users.notes).toContain("PROVISIONAL");
      expect(users.monthActual).toBeGreaterThan(0);
    }
  });

  it("has the figures of fiscal 2012 that the source printed in brackets", async () => {
    const { data } = await ask(QUERY, { fiscalYear: 2012, through: "2012-10" });
    expect(
      data.planProgress.rows.map((row: Row) => [row.users.cumulativeActual, row.placedPersons.cumulativeActual]),
    ).toEqual(
      reported.rows.slice(0, 4).map((row: Row) => [row.users.samePeriodLastYear, row.placedPersons.samePeriodLastYear]),
    );
  });

  it("has every month of the winter, Minami from February", async () => {
    const { data } = await ask(QUERY, { fiscalYear: 2012, through: "2013-03" });
    const [shiroishi, , , , minami] = data.planProgress.rows;
    expect(shiroishi.users).toMatchObject({
      notes: expect.not.arrayContaining(["NO_RECORD"]),
      attainmentRate: expect.any(Number),
    });
    expect(minami.users.notes).toEqual(expect.arrayContaining(["NO_TARGET", "NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"]));
    expect(minami.placedPersons.cumulativeActual).toBe(55);
  });
});

describe("each service point's worklist", () => {
  const WORKLIST = readFileSync(join(REPOSITORY_ROOT, "schema/operations/seeker-view/worklist.graphql"), "utf8");

  it.each(["shiroishi", "toyohira", "atsubetsu", "teine", "minami"])(
    "of %s begins with twenty persons, of whom both parties know at least five and may show them to each other",
    async (servicePointId) => {
      const counselor = { role: "city.counselor", servicePoints: [servicePointId] };
      const { data, errors } = await system.askAs(counselor, WORKLIST, { servicePointId, first: 20 });
      expect(errors).toEqual([]);
      const shared = data.seekers.edges.filter(
        ({ node: { city, national } }: { node: Halves }) =>
          city.consents.some(({ status }) => status === "ACTIVE") && national?.registration,
      );
      expect(shared.length).toBeGreaterThanOrEqual(5);
    },
  );
});

/** The national half and its registration are there if the person has consented to them. */
interface Halves {
  city: { consents: { status: string }[] };
  national: { registration: object | null } | null;
}

describe("what is printed for a reader to try", () => {
  const readme = readFileSync(join(REPOSITORY_ROOT, "README.md"), "utf8");
  const printedWith = (field: string) =>
    readme.split(/^```(?:graphql)?\n/m).find((block) => block.startsWith("{") && block.includes(`  ${field}(`)) ?? "";

  it("is the README's view of a seeker, answered as it prints it", async () => {
    const [, printed = ""] = /```json\n(\{\n {2}"id"[\s\S]*?)```/.exec(readme) ?? [];
    const { data } = await ask(printedWith("seekers"), {}, AT_SHIROISHI);
    expect(data.seekers).toEqual({ edges: [{ node: JSON.parse(printed) }] });
  });

  it("is the README's report, figure by figure", async () => {
    const { data } = await ask(printedWith("planProgress"));
    const line = ({ users, placedPersons }: Row) =>
      [users, placedPersons].flatMap((figure) => [
        ...[figure.annualTarget, figure.cumulativeActual, figure.progressRate].map((value) => value?.toLocaleString()),
        figure.pace,
      ]);
    for (const row of data.planProgress.rows) expect(tableRow(readme, row.servicePoint.name)).toEqual(line(row));
  });

  it("is the start's view of a seeker, with both halves", async () => {
    const { data } = await ask(EXAMPLE_VIEW, {}, AT_SHIROISHI);
    expect(data.seekers.edges).toMatchObject([
      { node: { city: { profile: { name: "見本 一郎" } }, national: { registration: { number: "01020-9001" } } } },
    ]);
  });
});
