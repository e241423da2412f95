import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const NAMED = "select from persons_named('札幌　花子', '1960-05-05')";

describe("the lookup of persons by name and birth date", () => {
  it("tells counselors of any service point, and no other staff of the same login", async () => {
    expect(await bench.as(cityCallers.counselor, NAMED)).toHaveLength(5);
    expect(await bench.as(cityCallers.counselorElsewhere, NAMED)).toHaveLength(5);
    expect(await bench.as(cityCallers.officer, NAMED)).toEqual([]);
  });

  it.each(["peer", "person", "auditor", "anybody"] as const)("may not be called by %s", async (who) => {
    await expect(bench.as(cityCallers[who], NAMED)).rejects.toThrow("permission denied");
  });
});
