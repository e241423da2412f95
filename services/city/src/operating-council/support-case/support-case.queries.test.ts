import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { city } from "../../city";
import { SupportCaseEntity } from "./support-case.entity";

const UNPUBLISHED = ["DRAFT", "DEIDENTIFIED", "APPROVED", "WITHDRAWN"] as const;
const TEXTS = { motive: "紹介", issues: "年齢", support: "助言", result: "就職", supportDuration: "2週間" };

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function bring(id: string, version: number, status: SupportCaseEntity["status"]): Promise<void> {
  await party.database.dataSource.manager.insert(SupportCaseEntity, {
    ...TEXTS,
    id,
    version,
    recordId: randomUUID(),
    status,
    servicePointId: "toyohira",
    ageBand: "FROM_55_TO_64",
    sex: "MALE",
    desiredOccupation: "介護",
    contentHash: "0".repeat(64),
  });
}

async function found(id: string, version: number) {
  const { data, errors } = await party.askAs(
    ANONYMOUS,
    `query ($id: ID!, $keys: [_Any!]!) {
      byId: supportCase(id: $id) { version }
      byKey: _entities(representations: $keys) { ... on SupportCase { version } }
      supportCases(first: 50) { edges { node { id version } } }
    }`,
    { id, keys: [{ __typename: "SupportCase", id, version }] },
  );
  const listed = data.supportCases.edges.filter(({ node }: { node: { id: string } }) => node.id === id);
  return { byId: data.byId, byKey: data.byKey[0], listed: listed.length, errors };
}

describe("a support case", () => {
  it.each(UNPUBLISHED)("answers the public as if a case did not exist while it is %s", async (status) => {
    const id = randomUUID();
    await bring(id, 1, status);
    expect(await found(id, 1)).toEqual({ byId: null, byKey: null, listed: 0, errors: [] });
  });

  it("shows the published version of a case once it is published", async () => {
    const id = randomUUID();
    await bring(id, 1, "PUBLISHED");
    await bring(id, 2, "DRAFT");
    expect(await found(id, 1)).toEqual({ byId: { version: 1 }, byKey: { version: 1 }, listed: 1, errors: [] });
    expect((await found(id, 2)).byKey).toBeNull();
  });
});

describe("the list of support cases", () => {
  it("is narrowed by service point and state, among those that the caller may read", async () => {
    const [draft, published] = [randomUUID(), randomUUID()];
    await bring(draft, 1, "DRAFT");
    await bring(published, 1, "PUBLISHED");
    const listed = async (who: CallerClaims, filter: object) => {
      const query = `query ($filter: SupportCaseFilter) { supportCases(filter: $filter, first: 50) { edges { node { id } } } }`;
      const { data, errors } = await party.askAs(who, query, { filter });
      expect(errors).toEqual([]);
      const ids = data.supportCases.edges.map(({ node }: { node: { id: string } }) => node.id);
      return [draft, published].map((id) => ids.includes(id));
    };
    const counselor = { role: "city.counselor", servicePoints: ["toyohira"] };
    expect(await listed(counselor, {})).toEqual([true, true]);
    expect(await listed(counselor, { status: "DRAFT" })).toEqual([true, false]);
    expect(await listed(counselor, { servicePointId: "toyohira", status: "PUBLISHED" })).toEqual([false, true]);
    expect(await listed(counselor, { servicePointId: "shiroishi" })).toEqual([false, false]);
    expect(await listed({ role: "anonymous" }, { status: "DRAFT" })).toEqual([false, false]);
    expect(await listed({ role: "city.counselor", servicePoints: ["teine"] }, { status: "DRAFT" })).toEqual([
      false,
      false,
    ]);
  });
});
