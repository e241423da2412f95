import points from "@aiwork/schema-agreement/service-points.json";
import type { JobOrderEntity } from "./job-order.entity";

/** The public part of an order. The employer is null where the order is published without the employer's name. */
export type PublicOrder = Omit<JobOrderEntity, "employer"> & { employer: string | null };

const EMPLOYMENT = { REGULAR: "FULL_TIME", FIXED_TERM: "TEMPORARY", PART_TIME: "PART_TIME" } as const;
const UNITS = { HOURLY: "HOUR", DAILY: "DAY", MONTHLY: "MONTH" } as const;
/** The value for an unnamed employer in a JobPosting (Google Search Central, JobPosting, hiringOrganization). */
const UNNAMED = "confidential";

/** 求人票 as a JobPosting (schema.org/JobPosting) in JSON-LD 1.1. Fields without a value are left out. */
export function jobPosting(order: PublicOrder): object {
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
    hiringOrganization: order.employer === null ? UNNAMED : { "@type": "Organization", name: order.employer },
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

function salaryOf({ wageUnit, wageMinimum, wageMaximum }: PublicOrder): object {
  const most = wageMaximum === null ? {} : { maxValue: wageMaximum };
  const value = { "@type": "QuantitativeValue", minValue: wageMinimum, ...most, unitText: UNITS[wageUnit] };
  return { "@type": "MonetaryAmount", currency: "JPY", value };
}

function textOf(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join("、");
}
