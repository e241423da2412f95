import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";

let party: TestParty;
const ids: Record<string, string[]> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const rows = arrangeNational(party);
  const add = (list: string, id: string) => {
    ids[list] = [...(ids[list] ?? []), id];
  };
  for (const servicePointId of ["shiroishi", "shiroishi", "teine"]) {
    const seekerId = await rows.person();
    const registrationId = await rows.registration({ seekerId, servicePointId });
    const jobOrderId = await rows.jobOrder(servicePointId === "teine" ? { status: "RECEIVED" } : {});
    const referralId = await rows.referral({ registrationId, jobOrderId, servicePointId, status: "HIRED" });
    add("registrationsByIds", registrationId);
    add("jobOrdersByIds", jobOrderId);
    add("referralsByIds", referralId);
    add("consultationsByIds", await rows.consultation({ seekerId, servicePointId }));
    add("placementsByIds", await rows.placement({ referralId, servicePointId }));
  }
});
afterAll(() => party?.[Symbol.asyncDispose]());

const read = async (who: CallerClaims, list: string, given: readonly (string | undefined)[]) => {
  const query = `query ($ids: [ID!]!) { ${list}(ids: $ids) { id } }`;
  const { data, errors } = await party.askAs(who, query, { ids: given });
  const places = errors.map(({ path, extensions }) => [path?.[1] ?? null, extensions?.code, extensions?.refusal]);
  return { found: data[list]?.map((one: { id: string } | null) => one?.id ?? null) ?? null, places };
};

describe("a batch of ids", () => {
  it.each([
    ["registrationsByIds", NATIONAL_COUNSELOR],
    ["referralsByIds", NATIONAL_COUNSELOR],
    ["placementsByIds", NATIONAL_COUNSELOR],
    ["consultationsByIds", NATIONAL_COUNSELOR],
    ["jobOrdersByIds", { role: "anonymous" }],
  ])("keeps its order, and gives an unknown one the answer of one that is not open: %s", async (list, who) => {
    const [own, other, closed] = ids[list] ?? [];
    const { found, places } = await read(who, list, [other, closed, randomUUID(), own]);
    expect(found).toEqual([other, null, null, own]);
    expect(places).toEqual([
      [1, "FORBIDDEN", "NOT_READABLE"],
      [2, "FORBIDDEN", "NOT_READABLE"],
    ]);
  });

  it.each([
    ["more than a hundred", Array.from({ length: 101 }, () => randomUUID()), "TOO_MANY_IDS"],
    ["one that is no id", ["x"], "MALFORMED_ID"],
  ])("is refused with %s", async (_, given, refusal) => {
    expect(await read({ role: "anonymous" }, "jobOrdersByIds", given)).toEqual({
      found: null,
      places: [[null, "BAD_USER_INPUT", refusal]],
    });
  });
});
