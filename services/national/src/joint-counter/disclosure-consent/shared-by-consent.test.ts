import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const CITY: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const ON_TRIAL = {
  track: "TRIAL",
  trialDecision: {
    ruleVersion: "2013",
    group: "生活保護受給者",
    reason: "就労経験が少ない",
    decidedOn: "2013-10-02",
    decidedByRole: "national.counselor",
    agreedOn: "2013-10-02",
  },
} as const;

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31", "resolvers");
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A person with one national record of every type, and the given consents. */
async function personWith(...consents: object[]) {
  const { person, registration, consultation, jobOrder, negotiation, referral, placement, trial } =
    arrangeNational(party);
  const seekerId = await person();
  const registrationId = await registration({ seekerId, background: { workHistory: "警備 3年" } });
  const jobOrderId = await jobOrder({ trialMode: "DUAL" });
  const next = { nextActionText: "面接の練習", nextActionOwner: "NATIONAL" } as const;
  const consultationId = await consultation({ seekerId, summary: "応募先を絞った", ...next });
  await party.database.dataSource.query("insert into consultation_note values ($1, '金糸雀の所見')", [consultationId]);
  const negotiationId = await negotiation({ registrationId, jobOrderId });
  const referralId = await referral({ registrationId, jobOrderId, status: "HIRED", ...ON_TRIAL });
  const placementId = await placement({ referralId });
  const trialId = await trial({ placementId });
  for (const consent of consents)
    await party.database.dataSource.query(
      `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on, withdrawn_at)
       select gen_random_uuid(), $1, categories, '就労支援のため', 'SIGNED_FORM', '2013-06-03', expires_on, withdrawn_at
       from json_to_record($2) as given (categories text[], expires_on date, withdrawn_at timestamptz)`,
      [seekerId, JSON.stringify({ expires_on: "2013-10-31", ...consent })],
    );
  const records: Record<string, string> = {
    Registration: registrationId,
    Consultation: consultationId,
    Negotiation: negotiationId,
    Referral: referralId,
    Placement: placementId,
    TrialEmployment: trialId,
  };
  return { seekerId, records };
}

async function half(seekerId: string, who = CITY) {
  const { data, errors, statements } = await party.askAs(
    who,
    `query ($id: ID!) { seeker(id: $id) { id national {
      profile { name }
      registration { workHistory history { to } }
      consultations(first: 5) { edges { node { summary notes } } }
      nextAction { text }
      negotiations(first: 5) { edges { node { request registration { id } } } }
      referrals(first: 5) { edges { node { track trialDecision { group } registration { id } placement { id } } } }
      placements(first: 5) { edges { node { onTrial referral { id } } } }
      trialEmployments { status }
      consents { id }
      timeline { kind }
    } } }`,
    { id: seekerId },
  );
  return { national: data.seeker.national, errors, statements };
}

/** The national half for a caller who may see no category of it. */
const CLOSED = {
  profile: null,
  registration: null,
  consultations: null,
  nextAction: null,
  negotiations: null,
  referrals: null,
  placements: null,
  trialEmployments: null,
  consents: null,
  timeline: [],
};
const edges = (node: object) => ({ edges: [{ node }] });
const events = (...kinds: string[]) => ({ timeline: kinds.map((kind) => ({ kind })) });

/** The fields that a consent to each category opens; related records of another category stay closed. */
const OPENED = {
  NATIONAL_PROFILE: { profile: { name: "見本 花子" } },
  REGISTRATION: { registration: { workHistory: "警備 3年", history: [] }, ...events("REGISTERED") },
  CONSULTATION_SUMMARY: {
    consultations: edges({ summary: "応募先を絞った", notes: null }),
    nextAction: { text: "面接の練習" },
    ...events("CONSULTED"),
  },
  REFERRAL_STATUS: {
    negotiations: edges({ request: "意欲のある方なのでぜひ応募させて欲しい", registration: null }),
    referrals: edges({ track: "TRIAL", trialDecision: null, registration: null, placement: null }),
    ...events("REFERRED", "NEGOTIATED"),
  },
  PLACEMENT: {
    placements: edges({ onTrial: false, referral: null }),
    trialEmployments: [{ status: "STARTED" }],
    ...events("TRIAL_STARTED", "PLACED"),
  },
} as const;
type Category = keyof typeof OPENED;
const CATEGORIES = Object.keys(OPENED) as Category[];

describe("the national half, read by a city counselor", () => {
  it("is the same, at the same cost, for a person without any consent and for an unknown person", async () => {
    const unknown = await half(randomUUID());
    expect(unknown).toEqual({ national: null, errors: [], statements: ["consent-terms"] });
    expect(await half((await personWith()).seekerId)).toEqual(unknown);
  });

  it.each(CATEGORIES)("contains exactly what a consent to %s covers", async (category) => {
    const { national, errors } = await half((await personWith({ categories: [category] })).seekerId);
    expect([national, errors]).toEqual([{ ...CLOSED, ...OPENED[category] }, []]);
  });

  it.each([
    ["that ended yesterday", { expires_on: "2013-10-30" }],
    ["that was withdrawn", { withdrawn_at: "2013-10-31T00:00:00Z" }],
  ])("exists but contains nothing under a consent %s", async (_, more) => {
    const { national, errors } = await half((await personWith({ categories: CATEGORIES, ...more })).seekerId);
    expect([national, errors]).toEqual([CLOSED, []]);
  });

  it("is not readable in the city's other roles", async () => {
    const { seekerId } = await personWith({ categories: CATEGORIES });
    for (const role of ["city.program_officer", "city.secretariat", "auditor.city"]) {
      const { national, errors } = await half(seekerId, { role });
      expect([national, errors]).toMatchObject([null, [{ extensions: { refusal: "NOT_YOUR_ROLE" } }]]);
    }
  });
});

describe("a national record, read by a city counselor", () => {
  const found = async (type: string, id: string | undefined) => {
    const { data, errors } = await party.askAs(
      CITY,
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { id } } }`,
      { keys: [{ __typename: type, id }] },
    );
    expect(errors).toEqual([]);
    return data._entities[0] !== null;
  };

  it.each([
    ["Registration", "REGISTRATION"],
    ["Consultation", "CONSULTATION_SUMMARY"],
    ["Negotiation", "REFERRAL_STATUS"],
    ["Referral", "REFERRAL_STATUS"],
    ["Placement", "PLACEMENT"],
    ["TrialEmployment", "PLACEMENT"],
  ])("opens a %s by its key only under a consent to %s", async (type, own) => {
    const opensTo = async (...consents: object[]) => found(type, (await personWith(...consents)).records[type]);
    expect(await opensTo({ categories: [own] })).toBe(true);
    expect(await opensTo({ categories: CATEGORIES.filter((category) => category !== own) })).toBe(false);
    expect(await opensTo({ categories: [own], expires_on: "2013-10-30" })).toBe(false);
    expect(await opensTo()).toBe(false);
  });
});

describe("the national half, read by the person and by the auditor", () => {
  it("contains everything but staff notes for the person, and nothing for the auditor or another job seeker", async () => {
    const { seekerId } = await personWith();
    const { national, errors } = await half(seekerId, { role: "seeker", seekerId });
    expect([national.timeline.length, errors]).toEqual([6, []]);
    expect(national).toMatchObject({
      consultations: edges({ summary: "応募先を絞った", notes: null }),
      referrals: edges({ trialDecision: { group: "生活保護受給者" }, placement: { id: expect.any(String) } }),
      consents: [],
    });
    const other = await half(seekerId, { role: "seeker", seekerId: randomUUID() });
    expect(other).toEqual({ national: null, errors: [], statements: ["kept-ids"] });
    expect((await half(seekerId, { role: "auditor.national" })).national).toEqual({ ...CLOSED, timeline: null });
  });
});
