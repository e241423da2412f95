import { createHash } from "node:crypto";
import { SERVICE_POINT_ROLES } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import departmentsOfCity from "@aiwork/schema-agreement/departments.json";
import servicePoints from "@aiwork/schema-agreement/service-points.json";
import { isAuditor, isOfDepartments, partyOfRole } from "@aiwork/server/identity/caller";

/** The error of a token request: a code of RFC 6749, 5.2 and 4.1.2.1, and a description in the characters allowed there. */
export class TokenRequestError extends Error {
  constructor(
    readonly code: "invalid_request" | "access_denied",
    sentence: string,
  ) {
    super(sentence);
  }
}

/** A form, as node:querystring reads it. */
export type TokenForm = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface TokenClaims {
  role: string;
  service_points?: readonly string[];
  departments?: readonly string[];
  seeker_id?: string;
  name?: string;
}

const ALL_POINTS: readonly string[] = servicePoints.map(({ id }) => id);
const ALL_DEPARTMENTS: readonly string[] = departmentsOfCity.map(({ code }) => code);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The claims for the parameters `role`, `service_point` and `department` (repeated, or separated by spaces), `seeker` and
 * `name`. @throws TokenRequestError
 */
export function parseTokenRequest(form: TokenForm, roles: readonly string[]): TokenClaims {
  const { role, seeker, name } = form;
  if (typeof role !== "string")
    throw new TokenRequestError("invalid_request", `Give one role: any of ${roles.join(", ")}.`);
  // guard: development-issuer-speaks-for-own-roles
  if (!roles.includes(role))
    throw new TokenRequestError("access_denied", `This issuer gives tokens of the roles ${roles.join(", ")} alone.`);
  const ofParty = partyOfRole(role) !== null;
  const staff = ofParty && !isAuditor(role);
  if (!staff) requireAbsent(form, "service_point", role);
  if (!isOfDepartments(role)) requireAbsent(form, "department", role);
  if (!ofParty) requireAbsent(form, "name", role);
  if (role !== "seeker") requireAbsent(form, "seeker", role);
  return {
    role,
    ...(staff && { service_points: parseServicePoints(form, role) }),
    ...(isOfDepartments(role) && { departments: parseDepartments(form) }),
    ...(role === "seeker" && { seeker_id: parseSeekerId(seeker) }),
    ...(name !== undefined && { name: parseStaffName(name) }),
  };
}

const REPORTING = "reporting";

/** The claims for a reporting client, which asks without parameters, as clients of OAuth do. @throws TokenRequestError */
export function parseReportingRequest(form: TokenForm): TokenClaims {
  return parseTokenRequest({ ...form, role: form.role ?? REPORTING }, [REPORTING]);
}

/** The subject: the same for every request of one person, without revealing anything about the person. */
export function subjectOf({ role, seeker_id, name }: TokenClaims): string {
  return createHash("sha256")
    .update(JSON.stringify([role, seeker_id, name]))
    .digest("base64url")
    .slice(0, 22);
}

/** A role at service points is at all of them unless the request names some; an empty value means none. */
function parseServicePoints({ service_point: given }: TokenForm, role: string): readonly string[] {
  if (given === undefined) return SERVICE_POINT_ROLES.has(role) ? ALL_POINTS : [];
  const points = splitParameter(given);
  // guard: token-names-service-points-there-are
  if (points.every((point) => ALL_POINTS.includes(point))) return [...new Set(points)];
  throw new TokenRequestError(
    "invalid_request",
    `There is no such service point: give any of ${ALL_POINTS.join(", ")}.`,
  );
}

/** A program officer is of all departments unless the request names some; an empty value means none. */
function parseDepartments({ department: given }: TokenForm): readonly string[] {
  if (given === undefined) return ALL_DEPARTMENTS;
  const codes = splitParameter(given);
  // guard: token-names-departments-there-are
  if (codes.every((code) => ALL_DEPARTMENTS.includes(code))) return [...new Set(codes)];
  throw new TokenRequestError(
    "invalid_request",
    `There is no such department: give any of ${ALL_DEPARTMENTS.join(", ")}.`,
  );
}

function splitParameter(given: NonNullable<TokenForm[string]>): string[] {
  return [given].flat().flatMap((value) => value.split(/\s+/).filter(Boolean));
}

function parseSeekerId(seeker: TokenForm[string]): string {
  // guard: seekers-token-names-person
  if (typeof seeker === "string" && UUID.test(seeker)) return seeker.toLowerCase();
  throw new TokenRequestError(
    "invalid_request",
    "The role seeker needs one seeker: the id of a person, which is a UUID.",
  );
}

function parseStaffName(name: NonNullable<TokenForm[string]>): string {
  if (typeof name === "string" && /^\P{Cc}+$/u.test(name) && name.length <= 100) return name;
  throw new TokenRequestError(
    "invalid_request",
    "Give one name, of 1 to 100 characters, none of them a control character.",
  );
}

function requireAbsent(form: TokenForm, parameter: string, role: string): void {
  if (form[parameter] === undefined) return;
  throw new TokenRequestError("invalid_request", `The role ${role} takes no ${parameter.replace("_", " ")}.`);
}
