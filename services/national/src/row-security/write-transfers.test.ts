import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_NONE,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof nationalCallers;
const TRANSFER = `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
  values (gen_random_uuid(), $1, 'shiroishi', 'toyohira', $2)`;

describe("row-level security of transfers", () => {
  it.each<[string, Who, string, unknown[], string]>([
    [
      "a taking service point asks for a transfer",
      "counselorElsewhere",
      TRANSFER,
      [PERSON_ELSEWHERE, "REQUESTED"],
      "done",
    ],
    ["a taking service point does no transfer", "counselorElsewhere", TRANSFER, [PERSON_ELSEWHERE, "DONE"], "42501"],
    ["a giving service point hands over", "counselor", TRANSFER, [CONSENTED_NONE, "DONE"], "done"],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await writeOutcome(bench, nationalCallers[who], text, values)).toBe(expected);
  });

  it("lets the policy refuse it, whatever else refuses it", async () => {
    const done = bench.as(nationalCallers.counselorElsewhere, TRANSFER, [PERSON_ELSEWHERE, "DONE"]);
    await expect(done).rejects.toThrow(/row-level security/);
  });

  it("moves a person with the transfer, and hands nobody over who is kept elsewhere", async () => {
    const points = "select distinct service_point_id as point from registration where seeker_id = $1";
    expect(await bench.owner(points, [CONSENTED_NONE])).toEqual([{ point: "toyohira" }]);
    expect(await writeOutcome(bench, nationalCallers.counselor, TRANSFER, [CONSENTED_NONE, "DONE"])).toBe("42501");
  });

  it("gives no login the function that moves a person", async () => {
    const moving = bench.as(nationalCallers.counselor, "select move_file($1, 'toyohira', 'shiroishi')", [
      CONSENTED_NONE,
    ]);
    await expect(moving).rejects.toMatchObject({ code: "42501" });
  });
});
