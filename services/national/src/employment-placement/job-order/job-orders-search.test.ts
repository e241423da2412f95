import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import fc from "fast-check";
import { national } from "../../national";
import type { JobOrderEntity } from "./job-order.entity";

const SEED = 20131031;
const ORDERS = 150;
/** A small alphabet, so that random words match: kana of both kinds and widths, kanji, letters, marks and blanks. */
const characters = fc.constantFrom(..."旋盤工清掃介護アあｱガがｶﾞパーﾊﾟNnＮ1１%_'\\・ 　");
const texts = fc.string({ unit: characters, minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");
const age = fc.integer({ min: 15, max: 75 });
const limits = fc.oneof(
  fc.constant({}),
  age.map((ageMinimum) => ({ ageMinimum, ageGround: "STATUTORY_MINIMUM" as const })),
  age.map((ageMaximum) => ({ ageMaximum, ageGround: "YOUNG_CAREER_START" as const })),
  fc.tuple(age, fc.nat({ max: 20 })).map(([ageMinimum, width]) => ({
    ageMinimum,
    ageMaximum: ageMinimum + width,
    ageGround: "PERFORMING_ARTS" as const,
  })),
  fc.integer({ min: 60, max: 70 }).map((mandatoryRetirementAge) => ({ mandatoryRetirementAge })),
);
const orders = fc.tuple(texts, texts, limits).map(
  ([title, description, limit]): Partial<JobOrderEntity> => ({
    title,
    description,
    ...limit,
    ageBasisText: "ageGround" in limit ? "年齢制限" : null,
  }),
);

let party: TestParty;
const rows = fc.sample(orders, { numRuns: ORDERS, seed: SEED }).map((row, i) => ({ ...row, number: `01020-${i}` }));
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  for (const row of rows) await arrangeNational(party).jobOrder(row);
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function found(search: object): Promise<string[]> {
  const query = `query ($search: String, $filter: JobOrderFilter, $after: String) {
    jobOrders(search: $search, filter: $filter, first: 100, after: $after) { edges { node { number } } pageInfo { endCursor hasNextPage } } }`;
  const numbers: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors } = await party.ask(query, { ...search, after });
    expect(errors).toEqual([]);
    numbers.push(...data.jobOrders.edges.map(({ node }: { node: { number: string } }) => node.number));
    ({ endCursor: after, hasNextPage: more } = data.jobOrders.pageInfo);
  }
  return numbers.sort();
}

/** The expected result: every search word occurs in the normalized text. */
async function scanned(search: string): Promise<string[]> {
  const hits: { number: string }[] = await party.database.dataSource.query(
    `select number from job_order where (
       select bool_and(strpos(search_form(title) || ' ' || search_form(description), search_form(word)) > 0)
       from regexp_split_to_table($1, '[[:space:]]+') as word where search_form(word) <> ''
     )`,
    [search.trim()],
  );
  return hits.map(({ number }) => number).sort();
}

describe("the search of job orders", () => {
  it("finds exactly the orders that a full scan finds, for any words", async () => {
    const parts = fc
      .constantFrom(...rows)
      .chain(({ title = "" }) =>
        fc
          .tuple(fc.nat(title.length), fc.nat(title.length))
          .map((ends) => title.slice(Math.min(...ends), Math.max(...ends))),
      );
    const searches = fc
      .oneof(
        parts,
        texts,
        fc.tuple(parts, texts).map((words) => words.join("　")),
      )
      .filter((text) => text.trim() !== "");
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(searches, async (search) => {
        const numbers = await scanned(search);
        hits += numbers.length;
        expect(await found({ search })).toEqual(numbers);
      }),
      { numRuns: 80, seed: SEED },
    );
    expect(hits).toBeGreaterThan(80);
  });

  it("finds for an age exactly the orders whose age limit and retirement age admit it", async () => {
    const letsIn = (years: number) => (row: Partial<JobOrderEntity>) =>
      years >= (row.ageMinimum ?? 0) && years <= (row.ageMaximum ?? 200) && years < (row.mandatoryRetirementAge ?? 200);
    for (const openToAge of [0, 15, 18, 34, 35, 45, 59, 60, 61, 64, 65, 70, 75, 120])
      expect(await found({ filter: { openToAge } })).toEqual(
        rows
          .filter(letsIn(openToAge))
          .map(({ number }) => number)
          .sort(),
      );
  });
});
