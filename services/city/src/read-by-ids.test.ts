import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_PROGRAM_OFFICER } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";

let party: TestParty;
const ids: Record<string, [own: string, other: string, closed: string]> = {};
let persons: [own: string, other: string];
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  const at = (registered_at: string) => arrangeCity(party, "city_file", { registered_at });
  persons = [await at("shiroishi"), await at("shiroishi")];
  const elsewhere = await at("teine");
  const three = async (bring: (nth: 0 | 1 | 2) => Promise<string>) =>
    [await bring(0), await bring(1), await bring(2)] as [string, string, string];
  const ofEach = [...persons, elsewhere] as const;
  const point = ["shiroishi", "shiroishi", "teine"] as const;
  ids.liaisonsByIds = await three((n) =>
    arrangeCity(party, "liaison", { seeker_id: ofEach[n], service_point_id: point[n] }),
  );
  const program_id = await arrangeCity(party, "support_program", { department: "PUBLIC_ASSISTANCE" });
  ids.programApplicationsByIds = await three((n) =>
    arrangeCity(party, "program_application", { seeker_id: ofEach[n], program_id }),
  );
  ids.counselingSessionsByIds = await three((n) =>
    arrangeCity(party, "counseling_session", { seeker_id: ofEach[n], service_point_id: point[n] }),
  );
  const statuses = ["PUBLISHED", "PUBLISHED", "DRAFT"] as const;
  ids.localJobsByIds = await three((n) =>
    arrangeCity(party, "local_job", { status: statuses[n], ...(n === 2 && { published_on: null }) }),
  );
  ids.supportProgramsByIds = await three((n) => arrangeCity(party, "support_program", { status: statuses[n] }));
});
afterAll(() => party?.[Symbol.asyncDispose]());

const read = async (who: CallerClaims, list: string, given: readonly string[]) => {
  const { data, errors, statements } = await party.askAs(who, `query ($ids: [ID!]!) { ${list}(ids: $ids) { id } }`, {
    ids: given,
  });
  return {
    found: data[list]?.map((one: { id: string } | null) => one?.id ?? null) ?? null,
    errors: errors.map(({ path, extensions }) => [path?.[1] ?? null, extensions?.code, extensions?.refusal]),
    statements,
  };
};

describe("a batch of ids", () => {
  it.each([
    ["liaisonsByIds", CITY_COUNSELOR],
    ["counselingSessionsByIds", CITY_COUNSELOR],
    ["programApplicationsByIds", CITY_COUNSELOR],
    ["localJobsByIds", { role: "anonymous" }],
    ["supportProgramsByIds", { role: "anonymous" }],
  ])("keeps its order, and gives an unknown one the answer of one that is not open: %s", async (list, who) => {
    const [own, other, closed] = ids[list] ?? [];
    const { found, errors } = await read(who, list, [other, closed, randomUUID(), own, other] as string[]);
    expect(found).toEqual([other, null, null, own, other]);
    const refused = (place: number) => [place, "FORBIDDEN", "NOT_READABLE"];
    expect(errors).toEqual([refused(1), refused(2)]);
  });

  it("is read in one statement", async () => {
    const [own, other] = ids.localJobsByIds ?? [];
    const { statements } = await read({ role: "anonymous" }, "localJobsByIds", [own, other] as string[]);
    expect(statements).toHaveLength(1);
  });

  it("is judged by the department of a program officer", async () => {
    const officer = (department: string) => ({ ...CITY_PROGRAM_OFFICER, departments: [department] });
    const given = ids.programApplicationsByIds ?? [];
    expect((await read(officer("PUBLIC_ASSISTANCE"), "programApplicationsByIds", given)).found).toEqual(given);
    expect((await read(officer("CHILD_SUPPORT"), "programApplicationsByIds", given)).found).toEqual([null, null, null]);
  });

  it.each([
    ["more than a hundred", Array.from({ length: 101 }, () => randomUUID()), "TOO_MANY_IDS"],
    ["one that is no id", ["x"], "MALFORMED_ID"],
  ])("is refused with %s", async (_, given, refusal) => {
    for (const list of ["localJobsByIds", "seekersByIds"])
      expect(await read({ role: "anonymous" }, list, given)).toMatchObject({
        found: null,
        errors: [[null, "BAD_USER_INPUT", refusal]],
      });
  });

  it("takes a hundred, and none", async () => {
    const given = Array.from({ length: 100 }, () => randomUUID());
    expect((await read({ role: "anonymous" }, "seekersByIds", given)).found).toEqual(given);
    expect((await read({ role: "anonymous" }, "localJobsByIds", [])).found).toEqual([]);
  });

  it("of persons gives those whom the caller serves their half, and the others none, as one by one", async () => {
    const stranger = randomUUID();
    const query = "query ($ids: [ID!]!) { seekersByIds(ids: $ids) { id city { profile { name } } } }";
    const given = [stranger, persons[1], persons[0]];
    const { data, errors } = await party.askAs(CITY_COUNSELOR, query, { ids: given });
    expect(errors).toEqual([]);
    expect(
      data.seekersByIds.map(({ id, city: half }: { id: string; city: object | null }) => [id, half !== null]),
    ).toEqual([
      [stranger, false],
      [persons[1], true],
      [persons[0], true],
    ]);
  });

  it("is refused to a role that reads none of them", async () => {
    expect(await read({ role: "reporting" }, "liaisonsByIds", ids.liaisonsByIds ?? [])).toMatchObject({
      found: null,
      errors: [[null, "FORBIDDEN", "NOT_YOUR_ROLE"]],
    });
  });
});
