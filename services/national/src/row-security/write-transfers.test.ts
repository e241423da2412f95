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

  it("moves a person by the giving service point alone", async () => {
    const moved = (who: Who) =>
      bench.as(nationalCallers[who], "select move_file($1, 'shiroishi', 'toyohira') is not null as done", [
        CONSENTED_NONE,
      ]);
    await expect(moved("counselorElsewhere")).rejects.toMatchObject({ code: "42501" });
    expect(await moved("counselor")).toHaveLength(1);
  });
});
