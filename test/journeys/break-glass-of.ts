import { randomUUID } from "node:crypto";
import { city } from "@aiwork/city/city";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import type { TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";

export const TODAY = "2013-10-31";
export const FIELDS =
  "id holder seekerId openedOn openedAt by { party role name } servicePointIds ground reason finding";
export const REVIEWS = "reviews { at by { role name } finding note }";

async function nationalPerson(party: TestParty, servicePointId: string): Promise<string> {
  const { person, registration } = arrangeNational(party);
  const seekerId = await person();
  await registration({ seekerId, servicePointId });
  return seekerId;
}

/** The parties, each with a way to a person whom a service point serves. */
export const SIDES = [
  {
    half: "city",
    name: "City",
    definition: city,
    personAt: (party: TestParty, point: string) => arrangeCity(party, "city_file", { registered_at: point }),
  },
  { half: "national", name: "National", definition: national, personAt: nationalPerson },
] as const;

interface Opening {
  id: string;
  seekerId: string;
}

/** Opens records of a party with a reason, reads the openings and reviews them. */
export function breakGlassOf(party: TestParty, { half, name }: (typeof SIDES)[number]) {
  const counselorAt = (point: string): CallerClaims => ({ role: `${half}.counselor`, servicePoints: [point] });
  const auditor: CallerClaims = { role: `auditor.${half}`, subject: "the auditor", name: "監査 一郎" };
  const mutate = async (who: CallerClaims, act: string, input: object, fields: string) => {
    const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${act}(input: $input) { ${fields} userErrors { code path } } }`;
    const { data, errors } = await party.askAs(who, query, { input: { idempotencyKey: randomUUID(), ...input } });
    expect(errors).toEqual([]);
    return data[act];
  };
  const list = async (who: CallerClaims, reviewed: boolean | null = null): Promise<Opening[]> => {
    const query = `query ($reviewed: Boolean) { ${half}OpenedRecords(reviewed: $reviewed, first: 100) {
      totalCount totalCountExact pageInfo { hasNextPage } edges { cursor node { ${FIELDS} } } } }`;
    const { data, errors } = await party.askAs(who, query, { reviewed });
    expect(errors).toEqual([]);
    return data[`${half}OpenedRecords`].edges.map(({ node }: { node: Opening }) => node);
  };
  return {
    counselorAt,
    auditor,
    list,
    /** A member of staff at shiroishi, nobody of before. */
    newOpener: (): CallerClaims => ({ ...counselorAt("shiroishi"), subject: randomUUID(), name: "応援 花子" }),
    open: (who: CallerClaims, input: object) =>
      mutate(who, `open${name}RecordWithReason`, { ...OPENING, ...input }, "seeker { id }"),
    review: (who: CallerClaims, input: object) => {
      const given = { finding: "JUSTIFIED", note: "来所の記録と一致した", ...input };
      return mutate(who, `review${name}OpenedRecord`, given, `openedRecord { ${FIELDS} ${REVIEWS} }`);
    },
    /** The ids of the persons whose openings the caller finds in the list. */
    personsIn: async (...given: Parameters<typeof list>) => (await list(...given)).map(({ seekerId }) => seekerId),
    /** The openings of a person, as the caller reads them in the person's half; null without a half. */
    openingsOf: async (seekerId: string, who: CallerClaims, fields = FIELDS) => {
      const query = `query ($id: ID!) { seeker(id: $id) { ${half} { openedRecords { ${fields} } } } }`;
      const { data, errors } = await party.askAs(who, query, { id: seekerId });
      return { openings: data.seeker[half]?.openedRecords ?? null, codes: errors.map((one) => one.extensions?.code) };
    },
  };
}

/** The code and the path of a payload's error, for a mutation that was refused. */
export function refusalOf({
  userErrors,
  ...result
}: {
  userErrors: { code: string; path: string[] | null }[];
}): string {
  expect(Object.values(result)).toEqual([null]);
  return userErrors.map(({ code, path }) => [code, ...(path ?? [])].join(" ")).join(", ");
}
