import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
const jobs: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  const bring = async (name: string, drafted_on: string, more: object) => {
    jobs[name] = await arrangeCity(party, "local_job", { drafted_on, ...more });
  };
  await bring("cleaning", "2013-10-09", {
    workplace_ward_code: "011045",
    url: "https://example.jp",
    wage_maximum: 800,
  });
  await bring("lathe", "2013-10-08", {
    title: "旋盤工",
    employer: "ﾃｽﾄ製作所",
    occupation_code: "054",
    employment_type: "REGULAR",
    wage_unit: "MONTHLY",
    wage_minimum: 180_000,
  });
  await bring("guide", "2013-10-07", { title: "案内", wage_minimum: 900, apply_by: "2013-12-31" });
  await bring("past", "2013-10-06", { apply_by: "2013-10-30" });
  await bring("expired", "2013-10-05", { apply_by: "2013-10-20", status: "EXPIRED" });
  await bring("filled", "2013-10-04", { status: "FILLED" });
  await bring("draft", "2013-10-03", { status: "DRAFT", published_on: null, apply_by: "2013-10-20" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function listed(given: object): Promise<unknown[]> {
  const { data, errors } = await party.ask(
    `query ($search: String, $filter: LocalJobFilter) {
      localJobs(search: $search, filter: $filter, first: 10) { totalCount edges { node { id } } }
    }`,
    { ...given },
  );
  expect(errors).toEqual([]);
  const names = new Map(Object.entries(jobs).map(([name, id]) => [id, name]));
  const found = data.localJobs.edges.map(({ node }: { node: { id: string } }) => names.get(node.id));
  expect(data.localJobs.totalCount).toBe(found.length);
  return found;
}

async function localJob(id: string | undefined) {
  const { data } = await party.ask(
    `query ($id: ID!) { localJob(id: $id) {
      id version title employer description occupationCode workplaceWardCode employmentType
      wage { unit minimum maximum hourlyMinimum } openings contact url publishedOn applyBy status history { to }
    } }`,
    { id },
  );
  return data.localJob;
}

describe("a local job", () => {
  it("reads a local job with its fields", async () => {
    expect(await localJob(jobs.cleaning)).toEqual({
      id: jobs.cleaning,
      version: 1,
      title: "清掃員",
      employer: "試験事業所",
      description: "庁舎の清掃",
      occupationCode: "096",
      workplaceWardCode: "011045",
      employmentType: "PART_TIME",
      wage: { unit: "HOURLY", minimum: 750, maximum: 800, hourlyMinimum: 750 },
      openings: 1,
      contact: "総務課",
      url: "https://example.jp",
      publishedOn: "2013-10-02",
      applyBy: "2013-10-31",
      status: "PUBLISHED",
      history: [],
    });
  });

  it("reads an unknown local job as null", async () => {
    expect(await localJob(randomUUID())).toBeNull();
  });

  it.each([
    ["cleaning", "PUBLISHED"],
    ["past", "EXPIRED"],
    ["filled", "FILLED"],
    ["draft", "DRAFT"],
  ])("expires a published local job on the day after its last day to apply: %s", async (name, status) => {
    expect(await localJob(jobs[name])).toMatchObject({ status });
  });
});

describe("the list of local jobs", () => {
  it("lists the local jobs that are open for application, latest first", async () => {
    expect(await listed({})).toEqual(["cleaning", "lathe", "guide"]);
  });

  it.each([
    ["PUBLISHED", ["cleaning", "lathe", "guide"]],
    ["EXPIRED", ["past", "expired"]],
    ["FILLED", ["filled"]],
    ["DRAFT", ["draft"]],
    ["WITHDRAWN", []],
  ])("lists the local jobs in the status %s", async (status, found) => {
    expect(await listed({ filter: { status } })).toEqual(found);
  });

  it.each([
    [{ occupationCode: "054" }, ["lathe"]],
    [{ workplaceWardCode: "011045" }, ["cleaning"]],
    [{ employmentType: "REGULAR" }, ["lathe"]],
    [{ minimumHourlyWage: 800 }, ["lathe", "guide"]],
    [{ minimumHourlyWage: 1036 }, []],
    [{ minimumHourlyWage: 1035 }, ["lathe"]],
    [{ workplaceWardCodes: ["011045", "011053"] }, ["cleaning"]],
    [{ workplaceWardCodes: [] }, []],
    [{ employer: "テスト" }, ["lathe"]],
    [{ employer: "試験" }, ["cleaning", "guide"]],
    [{ minimumHourlyWage: 750, employmentType: "PART_TIME", occupationCode: "096" }, ["cleaning", "guide"]],
  ])("filters the list of local jobs by %j", async (filter, found) => {
    expect(await listed({ filter })).toEqual(found);
  });

  it.each(["株式会社テスト", "（株）テスト", "㈱テスト", "(株) テスト"])(
    "finds an employer as %s",
    async (employer) => {
      const rename = (to: string) =>
        party.database.dataSource.query(
          `update local_job set employer = $2 from (select employer from local_job where id = $1) as was
         where id = $1 returning was.employer`,
          [jobs.lathe, to],
        );
      const [[was]] = await rename("㈱テスト製作所");
      expect(await listed({ filter: { employer } })).toEqual(["lathe"]);
      await rename(was.employer);
    },
  );

  it.each([
    ["旋盤", ["lathe"]],
    ["テスト製", ["lathe"]],
    ["てすと", ["lathe"]],
    ["テスト・製作所", ["lathe"]],
    ["廳舎", ["cleaning", "lathe", "guide"]],
    ["庁舎", ["cleaning", "lathe", "guide"]],
    ["案", ["guide"]],
    ["調理", []],
  ])("searches the list of local jobs for %s", async (search, found) => {
    expect(await listed({ search })).toEqual(found);
  });

  it("combines every filter of the list of local jobs, also after a cursor", async () => {
    const filter = {
      occupationCode: "096",
      workplaceWardCode: "011045",
      employmentType: "PART_TIME",
      minimumHourlyWage: 700,
      status: "PUBLISHED",
    };
    const page = async (after: string | null) =>
      party.ask(
        `query ($filter: LocalJobFilter, $after: String) {
          localJobs(search: "清掃", filter: $filter, first: 1, after: $after) { pageInfo { endCursor } edges { node { id } } }
        }`,
        { filter, after },
      );
    const { data, statements } = await page(null);
    expect(data.localJobs.edges).toEqual([{ node: { id: jobs.cleaning } }]);
    const next = await page(data.localJobs.pageInfo.endCursor);
    expect(next.data.localJobs.edges).toEqual([]);
    /** PostgreSQL cuts a statement's name at 63 bytes and would mistake one variant for another. */
    for (const name of [...statements, ...next.statements]) expect(name.length).toBeLessThan(64);
  });
});
