import { arrangeNational, type GivenRow } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { listen } from "@aiwork/server/http/listen";
import { createPublicPages } from "@aiwork/server/http/public-page";
import { national } from "../../national";
import type { JobOrderEntity } from "./job-order.entity";

let party: TestParty;
let listening: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const served = { database: party.database, clock: businessClock("2013-10-31") };
  const answerPublicPage = createPublicPages(national.publicPages?.(served) ?? []);
  listening = await listen(
    (request, response) =>
      void answerPublicPage(request.url ?? "", request, response).then((is) => is || response.writeHead(418).end()),
    "127.0.0.1",
    0,
  );
});
afterAll(async () => {
  await listening?.drain();
  await party?.[Symbol.asyncDispose]();
});

const get = (path: string) => fetch(`${listening.origin}${path}`);
const published = async (number: string, row: GivenRow<JobOrderEntity> = {}) => {
  await arrangeNational(party).jobOrder({ number, ...row });
  return get(`/job-orders/${number}`);
};

describe("the public job posting page", () => {
  it("returns a schema.org JobPosting without a token or a signature", async () => {
    const response = await published("01020-1", {
      workplaceWardCode: "011045",
      wageMaximum: 180_000,
      licencesRequired: ["普通自動車免許", "大型自動車免許"],
      workingHours: "8時30分から17時30分まで",
      filled: 1,
      openings: 3,
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "application/ld+json; charset=utf-8",
    ]);
    expect(await response.json()).toEqual({
      "@context": "https://schema.org",
      "@type": "JobPosting",
      identifier: { "@type": "PropertyValue", name: "ハローワーク札幌東", value: "01020-1" },
      title: "警備員",
      description: "交通誘導とイベントの警備",
      datePosted: "2013-09-01",
      validThrough: "2013-11-30T23:59:59+09:00",
      employmentType: "FULL_TIME",
      occupationalCategory: "453-01",
      hiringOrganization: { "@type": "Organization", name: "見本警備株式会社" },
      jobLocation: {
        "@type": "Place",
        address: {
          "@type": "PostalAddress",
          addressCountry: "JP",
          addressRegion: "北海道",
          addressLocality: "札幌市白石区",
        },
      },
      baseSalary: {
        "@type": "MonetaryAmount",
        currency: "JPY",
        value: { "@type": "QuantitativeValue", minValue: 160_000, maxValue: 180_000, unitText: "MONTH" },
      },
      workHours: "8時30分から17時30分まで",
      qualifications: "普通自動車免許、大型自動車免許",
      jobBenefits: "雇用",
      totalJobOpenings: 2,
      directApply: false,
    });
  });

  it("does not name an employer who publishes without a name", async () => {
    const text = await (await published("01020-2", { disclosure: "WITHOUT_EMPLOYER" })).text();
    expect(JSON.parse(text).hiringOrganization).toBe("confidential");
    expect(text).not.toContain("見本警備");
  });

  it("returns an order on the day of its deadline", async () => {
    expect((await published("01020-3", { referUntil: "2013-10-31" })).status).toBe(200);
  });

  it.each([
    ["01020-11", { disclosure: "REGISTERED_SEEKERS_ONLY" }],
    ["01020-12", { referUntil: "2013-10-30" }],
    ["01020-13", { status: "RECEIVED" }],
    ["01020-14", { status: "SUSPENDED" }],
    ["01020-15", { status: "FILLED", openings: 1, filled: 1 }],
    ["01020-16", { status: "CANCELED" }],
    ["01020-17", { status: "NOT_ACCEPTED", notAccepted: { ground: "ILLEGAL_CONTENT" } }],
  ] as const)("answers %s, stored as %j, like an unknown number", async (number, row) => {
    const response = await published(number, row);
    const unknown = await get("/job-orders/99999-9");
    expect([response.status, await response.text()]).toEqual([404, await unknown.text()]);
  });

  it.each(["/job-orders", "/job-orders/", "/job-orders/1-1", "/job-orders/01020-1/x", "/graphql"])(
    "answers nothing at %s",
    async (path) => {
      expect((await get(path)).status).toBe(418);
    },
  );
});
