import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { type DatedSystem, startDatedSystem } from "@aiwork/kit/system/start-dated-system";
import { readBack } from "./read-back";
import { staffOf } from "./run-mutation";
import { type RefusingRun, runRefusingOthers } from "./run-refusing-others";
import * as path from "./whole-path";

const { city, national, orders } = staffOf(path.JOURNEY_SERVICE_POINT);
const elsewhere = staffOf("toyohira");
const staff = {
  city,
  national,
  orders,
  programs: path.PROGRAM_OFFICER,
  "city elsewhere": elsewhere.city,
  "national elsewhere": elsewhere.national,
  nobody: null,
};
const self = (seeker: string): TokenRequest => ({ role: "seeker", seeker });

/** The callers to whom the agreement gives each mutation. All others are refused. */
const RIGHTFUL: Readonly<Record<string, readonly (keyof typeof staff | "person")[]>> = {
  recordVisit: ["city", "national"],
  openCityFile: ["city"],
  giveCityConsent: ["person", "city"],
  bookCounseling: ["city"],
  holdCounseling: ["city"],
  closeCounseling: ["city"],
  draftSupportProgram: ["programs"],
  changeSupportProgramStatus: ["programs"],
  applyForProgram: ["city", "programs"],
  changeApplicationStatus: ["programs"],
  "changeApplicationStatus SUBMITTED": ["programs", "city", "person"],
  openLiaison: ["city", "programs"],
  answerLiaison: ["national"],
  closeLiaison: ["national"],
  receiveRegistration: ["national"],
  recordConsultation: ["national"],
  giveNationalConsent: ["person", "national"],
  receiveJobOrder: ["orders"],
  acceptJobOrder: ["orders"],
  openNegotiation: ["national", "orders"],
  settleNegotiation: ["national", "orders"],
  issueReferral: ["national"],
  recordReferralProgress: ["national"],
  reportPlacement: ["national"],
  confirmPlacement: ["national"],
  startTrial: ["national"],
  fileTrialPlan: ["national"],
  endTrial: ["national"],
  changeCityFileStatus: ["city"],
};

let system: DatedSystem;
let refusing: RefusingRun;
/** The ids of the records so far. */
const ids = { person: "", laterSession: "", program: "", liaison: "", registration: "", order: "", referral: "" };
beforeAll(async () => {
  system = await startDatedSystem("seed", path.FIRST_DAY);
  const cast = () => (ids.person === "" ? staff : { ...staff, person: self(ids.person) });
  refusing = runRefusingOthers(system, cast, RIGHTFUL);
}, 180_000);
afterAll(() => system?.[Symbol.asyncDispose]());

/** A half as a caller sees it. */
async function half(who: TokenRequest, side: "city" | "national", fields: string) {
  const document = `query ($id: ID!) { seeker(id: $id) { ${side} { ${fields} } } }`;
  return (await readBack(system, who, document, { id: ids.person })).seeker[side];
}
const first = (fields: string) => `(first: 1) { edges { node { ${fields} } } }`;
const one = (node: object) => ({ edges: [{ node }] });

describe("a seeker's whole path through both parties, in which each mutation is refused to all other callers", () => {
  it("begins with an anonymous visit, which either party may read", async () => {
    await path.visitAnonymously(refusing.run);
    const document = `query ($of: VisitFilter!) { visits(filter: $of, first: 2) { totalCount } }`;
    const of = { servicePointId: path.JOURNEY_SERVICE_POINT, from: path.FIRST_DAY, to: path.FIRST_DAY };
    for (const who of [city, national])
      expect(await readBack(system, who, document, { of })).toEqual({ visits: { totalCount: 1 } });
  });

  it("opens a file at the city's service point, which nobody else can read", async () => {
    ids.person = await path.openJourneyFile(refusing.run);
    const fields = "profile { name publicAssistance }";
    for (const who of [city, self(ids.person)])
      expect(await half(who, "city", fields)).toEqual({ profile: { name: "見本 三枝", publicAssistance: true } });
    for (const who of [national, elsewhere.city, elsewhere.national])
      expect(await half(who, "city", fields)).toBeNull();
    expect(await half(city, "national", "registration { id }")).toBeNull();
  });

  it("opens to the national counselor only what she consents to", async () => {
    const categories = ["CITY_PROFILE", "COUNSELING_SUMMARY", "LIAISON"];
    await path.giveConsentOn(refusing.run, ids.person, "City", categories);
    ids.laterSession = await path.bookAndHoldCounseling(refusing.run, ids.person);
    const fields = `profile { name publicAssistance } counselingSessions(last: 1) { edges { node { summary notes } } }`;
    const summary = "介護職を希望。経験はない。";
    const seen = async (who: TokenRequest) => {
      const { profile, counselingSessions } = await half(who, "city", fields);
      return { ...profile, ...counselingSessions.edges[0].node };
    };
    const name = "見本 三枝";
    expect(await seen(city)).toEqual({ name, publicAssistance: true, summary, notes: "家賃が払えない。" });
    expect(await seen(self(ids.person))).toEqual({ name, publicAssistance: true, summary, notes: null });
    expect(await seen(national)).toEqual({ name, publicAssistance: null, summary, notes: null });
    expect(await half(elsewhere.city, "city", fields)).toBeNull();
  });

  it("finds her a support program, which the officer approves and national staff cannot read", async () => {
    ids.program = await path.publishProgram(refusing.run);
    const match = "eligiblePrograms { program { id } met { kind } toCheck { text } }";
    const [found] = (await half(city, "city", match)).eligiblePrograms;
    expect(found).toEqual({
      program: { id: ids.program },
      met: [{ kind: "AGE_BETWEEN" }],
      toCheck: [{ text: "介護職に就く意思があること" }],
    });
    await path.applyAndBeApproved(refusing.run, ids.person, ids.program);
    const applications = `programApplications${first("status decisionReason")}`;
    const approved = one({ status: "APPROVED", decisionReason: "条件を満たすため" });
    expect(await half(self(ids.person), "city", applications)).toEqual({ programApplications: approved });
    const toNational = await half(
      national,
      "city",
      `eligiblePrograms { met { kind } } ${applications} withheld { category reason }`,
    );
    expect(toNational).toMatchObject({ eligiblePrograms: null, programApplications: null });
    expect(toNational.withheld).toContainEqual({ category: "PROGRAM_APPLICATION", reason: "NO_CONSENT" });
  });

  it("leads her to national staff by a liaison, whose outcome the city reads", async () => {
    ids.liaison = await path.openJourneyLiaison(refusing.run, ids.person);
    ids.registration = await path.acceptLiaison(refusing.run, ids.person, ids.liaison);
    const outcome = "求職申込みを受理し、相談を始めた。";
    const liaisons = await half(city, "city", `liaisons${first("id status outcome")}`);
    expect(liaisons).toEqual({ liaisons: one({ id: ids.liaison, status: "DONE", outcome }) });
    const consultations = await half(national, "national", `consultations${first("liaison { id status purpose }")}`);
    const liaison = { id: ids.liaison, status: "DONE", purpose: "介護職の職業相談" };
    expect(consultations).toEqual({ consultations: one({ liaison }) });
  });

  it("shows the city no national data until she consents there too", async () => {
    const fields = `registration { status } consultations${first("summary notes")}`;
    expect(await half(city, "national", fields)).toBeNull();
    const categories = ["REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"];
    await path.giveConsentOn(refusing.run, ids.person, "National", categories);
    const consultations = one({ summary: "定年制が壁になっている。", notes: null });
    expect(await half(city, "national", fields)).toEqual({ registration: { status: "ACTIVE" }, consultations });
  });

  it("refers her on trial to an order with a retirement age of 60, after the employer has agreed", async () => {
    ids.order = await path.receiveCareJobOrder(refusing.run);
    const { data } = await system.ask('{ jobOrder(number: "01020-900121") { title status employer } }');
    expect(data.jobOrder).toMatchObject({ title: "介護職員（併用求人）", status: "OPEN" });
    ids.referral = await path.issueTrialReferral(refusing.run, ids.registration, ids.order);
    const fields = `referrals${first("status track negotiation { status }")}`;
    const referrals = one({ status: "ISSUED", track: "TRIAL", negotiation: { status: "AGREED" } });
    for (const who of [national, city, self(ids.person)])
      expect(await half(who, "national", fields)).toEqual({ referrals });
  });

  it("ends in a placement whose trial becomes regular employment", async () => {
    const trialId = await path.recordHire(refusing.run, ids.referral);
    await path.convertTrial(refusing.run, trialId);
    const fields = `registration { status } placements${first("status countedMonth trial { status convertedOn }")}`;
    const trial = { status: "CONVERTED", convertedOn: "2013-10-31" };
    const placements = one({ status: "CONFIRMED", countedMonth: "2013-09", trial });
    for (const who of [national, city, self(ids.person)])
      expect(await half(who, "national", fields)).toEqual({ registration: { status: "PLACED" }, placements });
  });

  it("ends at the city with a closed file, which changes no national record", async () => {
    await path.endSupport(refusing.run, ids.person, ids.laterSession);
    const fields = "profile { status history { to } }";
    const history = [{ to: "OPEN" }, { to: "DORMANT" }, { to: "CLOSED" }];
    expect(await half(self(ids.person), "city", fields)).toEqual({ profile: { status: "CLOSED", history } });
    expect(await half(national, "national", "registration { status }")).toEqual({ registration: { status: "PLACED" } });
  });

  it("was tried at each step by everybody else: staff, officers, other persons and anonymous callers", () => {
    expect(refusing.refusedCount()).toBeGreaterThan(180);
  });
});
