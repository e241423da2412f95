import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const listed = async () => {
  const query = "{ helloWorkOffices { code name shortName servicePoints { id office } } }";
  const { data, errors } = await party.askAs({ role: "anonymous" }, query);
  expect(errors).toEqual([]);
  return data.helloWorkOffices;
};

describe("the list of Hello Work offices", () => {
  it("holds each by code, with both names, for everybody", async () => {
    expect(await listed()).toMatchObject([
      { code: "01010", name: "札幌公共職業安定所", shortName: "ハローワーク札幌" },
      { code: "01020", name: "札幌東公共職業安定所", shortName: "ハローワーク札幌東" },
    ]);
  });

  it("holds the service points that belong to each, and none where nobody stated it", async () => {
    const none = await listed();
    expect(none.map(({ servicePoints }: { servicePoints: unknown[] }) => servicePoints)).toEqual([[], []]);
    await party.database.dataSource.query(`insert into service_point_office values
      ('minami', '札幌公共職業安定所'), ('toyohira', '札幌東公共職業安定所'), ('shiroishi', 'ハローワーク札幌東')`);
    const office = "札幌東公共職業安定所";
    expect(await listed()).toMatchObject([
      { servicePoints: [{ id: "minami", office: "札幌公共職業安定所" }] },
      {
        servicePoints: [
          { id: "shiroishi", office: "ハローワーク札幌東" },
          { id: "toyohira", office },
        ],
      },
    ]);
  });
});
