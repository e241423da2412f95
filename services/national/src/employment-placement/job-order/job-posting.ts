import points from "@aiwork/schema-agreement/service-points.json";
import type { PublicPage } from "@aiwork/server/http/public-page";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { JobOrderEntity } from "./job-order.entity";

/** 公開範囲: an open order that is public. */
const PUBLISHED: Statement = {
  name: "published-job-order",
  // guard: web-shows-open-orders-alone
  text: `select ${columnsOf(JobOrderEntity)} from job_order
    where number = $1 and status = 'OPEN' and refer_until >= $2::date and disclosure <> 'REGISTERED_SEEKERS_ONLY'`,
};

/** 求人票 at `/job-orders/` and its number. An order that is not published is answered like one that does not exist. */
export function jobPostingPage({ database, clock }: Pick<SubgraphContext, "database" | "clock">): PublicPage {
  return {
    path: /^\/job-orders\/(?<number>\d{5}-\d{1,8})$/,
    type: "application/ld+json; charset=utf-8",
    answer: async ({ number }) => {
      const [order] = await database.read<JobOrderEntity>(PUBLISHED, [number, clock.today()]);
      return order ? jobPosting(order) : null;
    },
  };
}

const EMPLOYMENT = { REGULAR: "FULL_TIME", FIXED_TERM: "TEMPORARY", PART_TIME: "PART_TIME" } as const;
const UNITS = { HOURLY: "HOUR", DAILY: "DAY", MONTHLY: "MONTH" } as const;
/** The value for an unnamed employer in a JobPosting (Google Search Central, JobPosting, hiringOrganization). */
const UNNAMED = "confidential";

/** 求人票 as a JobPosting (schema.org/JobPosting) in JSON-LD 1.1. Fields without a value are left out. */
function jobPosting(order: JobOrderEntity): object {
  const posting = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    identifier: { "@type": "PropertyValue", name: order.office, value: order.number },
    title: order.title,
    description: order.description,
    datePosted: order.receivedOn,
    /** The end of the referral deadline, in Tokyo. */
    validThrough: `${order.referUntil}T23:59:59+09:00`,
    employmentType: EMPLOYMENT[order.employmentType],
    occupationalCategory: order.occupationCode,
    // guard: employer-without-name-is-not-named
    hiringOrganization: order.disclosure === "FULL" ? { "@type": "Organization", name: order.employer } : UNNAMED,
    jobLocation: placeOf(order.workplaceWardCode),
    baseSalary: salaryOf(order),
    workHours: order.workingHours,
    experienceRequirements: order.experienceRequired,
    qualifications: textOf(order.licencesRequired),
    jobBenefits: textOf(order.insurance),
    totalJobOpenings: order.openings - order.filled,
    /** An application needs a referral by a Hello Work office. */
    directApply: false,
  };
  return Object.fromEntries(Object.entries(posting).filter(([, value]) => value !== null));
}

function placeOf(wardCode: string | null): object {
  const ward = points.find((point) => point.wardCode === wardCode);
  const city = wardCode?.startsWith("0110") ? { addressLocality: `札幌市${ward?.wardName ?? ""}` } : {};
  const address = { "@type": "PostalAddress", addressCountry: "JP", addressRegion: "北海道", ...city };
  return { "@type": "Place", address };
}

function salaryOf({ wageUnit, wageMinimum, wageMaximum }: JobOrderEntity): object {
  const maximum = wageMaximum === null ? {} : { maxValue: wageMaximum };
  const value = { "@type": "QuantitativeValue", minValue: wageMinimum, ...maximum, unitText: UNITS[wageUnit] };
  return { "@type": "MonetaryAmount", currency: "JPY", value };
}

function textOf(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join("、");
}
