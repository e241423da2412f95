import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { daysBetween, nodesOf, readBack, readOwnView } from "./read-back";

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

/** Finds a person by name in the service point's worklist, as a counselor, and reads the record as the person. */
async function open(name: string, servicePointId: string) {
  const { seekers } = await readBack(
    system,
    { role: "city.counselor", servicePoints: [servicePointId] },
    `query ($name: String!, $point: ID!) { seekers(search: $name, filter: { servicePointId: $point }, first: 2) { edges { node { id } } } }`,
    { name, point: servicePointId },
  );
  expect(seekers.edges).toHaveLength(1);
  return readOwnView(system, seekers.edges[0].node.id);
}

describe("the success case of Shiroishi (男性：52歳、希望職種：不問)", () => {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the operation's.
  let seeker: any;
  beforeAll(async () => {
    seeker = await open("見本 一郎", "shiroishi");
  });

  it("① came because あいワーク白石 opened in the ward office where he draws public assistance", () => {
    const { profile, counselingSessions } = seeker.city;
    expect(profile).toMatchObject({ publicAssistance: true, sex: "MALE", ageBand: "FROM_45_TO_54" });
    expect(profile.registeredAt.name).toBe("あいワーク白石");
    const [first] = nodesOf(counselingSessions).reverse();
    expect(first.summary).toContain(
      "生活保護受給窓口のある白石区役所内に「あいワーク白石」が開設されたことをきっかけに利用開始",
    );
    expect(first.summary).toContain("職種にこだわらず年齢的に可能性のある求人にチャレンジ");
    expect(seeker.national.registration).toMatchObject({ anyOccupation: true, ageOnReceipt: 51 });
  });

  it("② had worked in construction for over 20 years, lost his newspaper round, and was long out of work", () => {
    const { workHistory, outOfWorkSince, desiredOccupations } = seeker.national.registration;
    for (const fact of [
      "測量・建設作業員",
      "20年以上",
      "冬期は雇用保険を受給",
      "新聞配達と集金がアルバイトに切り替えられ、離職",
    ])
      expect(workHistory).toContain(fact);
    expect(outOfWorkSince < "2013-01-01").toBe(true);
    expect(desiredOccupations).toEqual(["ビル管理", "清掃"]);
    expect(seeker.national.profile.receivesEmploymentInsurance).toBe(false);
  });

  it("③ applied again and again without success, agreed to try a trial order, and was referred on a dual-track one", () => {
    const referrals = nodesOf(seeker.national.referrals);
    const failed = referrals.filter(({ status }: { status: string }) => status === "NOT_HIRED");
    expect(failed.map((one: { outcomeReason: string }) => one.outcomeReason)).toEqual(Array(3).fill("経験がないため"));
    expect(failed.map((one: { jobOrder: { title: string } }) => one.jobOrder.title).sort()).toEqual(
      ["ビル管理人", "清掃員", "駐車場管理人"].sort(),
    );
    const proposals = nodesOf(seeker.national.consultations).filter((one: { proposal: string | null }) => one.proposal);
    expect(proposals).toMatchObject([{ proposal: "「中高年トライアル求人（正社員）」への応募", proposalAgreed: true }]);
    const [hired] = referrals;
    expect(hired).toMatchObject({
      status: "HIRED",
      track: "TRIAL",
      jobOrder: {
        title: "交通誘導・イベントの警備員（併用求人）",
        trialMode: "DUAL",
        ageLimit: { minimum: 18, ground: "STATUTORY_MINIMUM" },
      },
      trialDecision: { ruleVersion: "2013", group: "AGE_45_TO_64", seekerAgreedOn: "2013-06-17" },
    });
  });

  it("④ began a trial employment as a guard after 4.5 months of support", () => {
    const [placement] = nodesOf(seeker.national.placements);
    expect(placement).toMatchObject({
      status: "CONFIRMED",
      onTrial: true,
      countedMonth: "2013-09",
      employmentType: "REGULAR",
    });
    expect(daysBetween(placement.supportStartedOn, placement.hiredOn) / 30.4).toBeCloseTo(4.5, 1);
    expect(seeker.national.trialEmployments).toMatchObject([
      { status: "STARTED", startsOn: "2013-10-01", plannedEndOn: "2013-12-31", planOverdue: false },
    ]);
  });

  it("⑤ came every week, and was hired two days after the interview", () => {
    const visits = nodesOf(seeker.city.visits).map(({ visitedOn }: { visitedOn: string }) => visitedOn);
    expect(visits.length).toBeGreaterThanOrEqual(20);
    const gaps = visits.slice(1).map((day: string, i: number) => daysBetween(day, visits[i] ?? ""));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8);
    const [referral] = nodesOf(seeker.national.referrals);
    expect(daysBetween(referral.interviewOn, nodesOf(seeker.national.placements)[0].hiredOn)).toBe(2);
  });

  it("appears on both lanes of the timeline, newest first", () => {
    const kinds = (lane: { kind: string }[]) => new Set(lane.map(({ kind }) => kind));
    expect([...kinds(seeker.city.timeline)]).toEqual(expect.arrayContaining(["VISITED", "COUNSELED"]));
    expect([...kinds(seeker.national.timeline)]).toEqual(
      expect.arrayContaining(["REGISTERED", "CONSULTED", "REFERRED", "PLACED", "TRIAL_STARTED"]),
    );
    for (const half of ["city", "national"]) {
      const days = seeker[half].timeline.map(({ on }: { on: string }) => on);
      expect([...days].sort().reverse()).toEqual(days);
    }
  });
});

describe("the success case of Toyohira (男性：62歳、希望職種：介護職)", () => {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the operation's.
  let seeker: any;
  beforeAll(async () => {
    seeker = await open("見本 二郎", "toyohira");
  });

  it("① left work in October 2010, trained as a home helper, and came because the service point is near his home", () => {
    const { registration } = seeker.national;
    expect(registration.outOfWorkSince).toMatch(/^2010-10/);
    expect(registration).toMatchObject({
      office: "札幌東公共職業安定所",
      qualifications: ["ホームヘルパー2級"],
      desiredOccupations: ["介護職"],
      ageOnReceipt: 62,
    });
    expect(registration.workHistory).toContain("設計士、通信土木作業員、建築土木作業員を経験");
    expect(nodesOf(seeker.city.counselingSessions)[0].summary).toContain("自宅に近いことから「あいワーク豊平」を利用");
  });

  it("② had no experience in care, was unused to job-seeking, and stood before a retirement age of 60", () => {
    expect(nodesOf(seeker.city.counselingSessions)[0].summary).toContain(
      "就職活動に不慣れで、希望にあった求人選択が困難",
    );
    const summaries = nodesOf(seeker.national.consultations)
      .map(({ summary }: { summary: string }) => summary)
      .join();
    for (const fact of ["介護職の実務経験がない", "求人は経験者希望が多い", "60歳定年が制約"])
      expect(summaries).toContain(fact);
  });

  it("③ agreed to trial orders, chose with the counselor, and was let apply after a negotiation about the retirement age", () => {
    const consultations = nodesOf(seeker.national.consultations);
    expect(consultations.filter((one: { proposalAgreed: boolean }) => one.proposalAgreed)).toHaveLength(1);
    expect(consultations.map(({ summary }: { summary: string }) => summary).join()).toContain("一緒に応募先の絞り込み");
    const [negotiation] = nodesOf(seeker.national.negotiations);
    const [referral] = nodesOf(seeker.national.referrals);
    expect(negotiation).toMatchObject({ topic: "RETIREMENT_AGE", status: "AGREED" });
    expect(negotiation.request).toContain("意欲のある方なのでぜひ応募させて欲しい");
    expect(negotiation.jobOrder.id).toBe(referral.jobOrder.id);
    expect(referral).toMatchObject({
      track: "ORDINARY",
      negotiation: { id: negotiation.id },
      jobOrder: {
        mandatoryRetirementAge: 60,
        trialMode: "DUAL",
        experienceRequired: "経験者希望",
        ageLimit: { maximum: 59, ground: "RETIREMENT_AGE" },
      },
    });
    expect(negotiation.settledOn <= referral.issuedOn && referral.issuedOn <= referral.interviewOn).toBe(true);
  });

  it("④ became a regular care worker from the start, after two weeks of support, without a trial", () => {
    const [placement] = nodesOf(seeker.national.placements);
    expect(placement).toMatchObject({
      status: "CONFIRMED",
      onTrial: false,
      employmentType: "REGULAR",
      countedMonth: "2013-07",
    });
    expect(daysBetween(placement.supportStartedOn, placement.hiredOn)).toBe(14);
    expect(seeker.national.trialEmployments).toEqual([]);
  });
});

it("both cases are support cases with the officer's remarks (⑤)", async () => {
  const { data } = await system.ask("{ supportCases(first: 10) { edges { node { servicePoint { id } remarks } } } }");
  const remarks = Object.fromEntries(
    nodesOf(data.supportCases).map((one: { servicePoint: { id: string }; remarks: string }) => [
      one.servicePoint.id,
      one.remarks,
    ]),
  );
  expect(remarks.shiroishi).toContain("紹介面接から２日後の早期就職につながった");
  expect(remarks.toyohira).toContain("定年年齢を超えていても、粘り強い交渉が実を結びました");
});
