import { monthsLockedBy } from "@aiwork/kit/access/locks-of-months";
import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";
import type { LoginClass } from "@aiwork/subgraph/database/caller-databases";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("the locks of a login", () => {
  it.each<[LoginClass, keyof typeof nationalCallers, string, number | string]>([
    ["staff", "counselor", "hold_month('2013-10-31')", 1],
    ["staff", "counselor", "hold_month('2013-11-01')", 0],
    ["staff", "officer", "hold_month('2013-10-31')", "42501"],
    ["joint", "planning", "lock_month('2013-09')", 1],
    ["joint", "planning", "lock_month('2013-10')", 0],
    ["joint", "secretariat", "lock_month('2013-09')", "42501"],
    ["joint", "planning", "lock_act('mutual-request')", 0],
    ["joint", "secretariat", "lock_act('mutual-request')", "42501"],
    ["staff", "counselor", "lock_remarks(gen_random_uuid())", 0],
    ["staff", "officer", "lock_remarks(gen_random_uuid())", "42501"],
    ["joint", "planning", "lock_remarks(gen_random_uuid())", 0],
    ["joint", "secretariat", "lock_remarks(gen_random_uuid())", "42501"],
    ["staff", "counselor", "lock_remarks(gen_random_uuid()) from generate_series(1, 21)", "42501"],
  ])("are of who acts, and of what can be acted on (%s, %s, %s)", async (login, who, act, locked) => {
    expect(await monthsLockedBy(bench, login, nationalCallers[who], `select ${act}`)).toBe(locked);
  });
});
