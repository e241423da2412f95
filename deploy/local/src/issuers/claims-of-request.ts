import { createHash } from "node:crypto";
import { SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { isAuditor, partyOfRole } from "@aiwork/runtime/identity/role";
import servicePoints from "@aiwork/schema-agreement/service-points.json";
import { TokenRefused } from "./token-refused";

/** A form, as node:querystring reads it. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Claims {
  role: string;
  service_points?: readonly string[];
  seeker_id?: string;
  name?: string;
}

const ALL_POINTS: readonly string[] = servicePoints.map(({ id }) => id);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The claims for the parameters `role`, `service_point` (repeated, or separated by spaces), `seeker` and `name`. @throws TokenRefused */
export function claimsOfRequest(form: Form, roles: readonly string[]): Claims {
  const { role, seeker, name } = form;
  if (typeof role !== "string") throw new TokenRefused("invalid_request", `Give one role: any of ${roles.join(", ")}.`);
  // guard: development-issuer-speaks-for-own-roles
  if (!roles.includes(role))
    throw new TokenRefused("access_denied", `This issuer gives tokens of the roles ${roles.join(", ")} alone.`);
  const ofParty = partyOfRole(role) !== null;
  const staff = ofParty && !isAuditor(role);
  if (!staff) refuseGiven(form, "service_point", role);
  if (!ofParty) refuseGiven(form, "name", role);
  if (role !== "seeker") refuseGiven(form, "seeker", role);
  return {
    role,
    ...(staff && { service_points: pointsOf(form, role) }),
    ...(role === "seeker" && { seeker_id: idOf(seeker) }),
    ...(name !== undefined && { name: nameOf(name) }),
  };
}

/** The subject: the same for every request of one person, without revealing anything about the person. */
export function subjectOf({ role, seeker_id, name }: Claims): string {
  return createHash("sha256")
    .update(JSON.stringify([role, seeker_id, name]))
    .digest("base64url")
    .slice(0, 22);
}

/** A role at service points is at all of them unless the request names some; an empty value means none. */
function pointsOf({ service_point: given }: Form, role: string): readonly string[] {
  if (given === undefined) return SERVICE_POINT_ROLES.has(role) ? ALL_POINTS : [];
  const points = [given].flat().flatMap((value) => value.split(/\s+/).filter(Boolean));
  // guard: token-names-service-points-there-are
  if (points.every((point) => ALL_POINTS.includes(point))) return [...new Set(points)];
  throw new TokenRefused("invalid_request", `There is no such service point: give any of ${ALL_POINTS.join(", ")}.`);
}

function idOf(seeker: Form[string]): string {
  // guard: seekers-token-names-person
  if (typeof seeker === "string" && UUID.test(seeker)) return seeker.toLowerCase();
  throw new TokenRefused("invalid_request", "The role seeker needs one seeker: the id of a person, which is a UUID.");
}

function nameOf(name: NonNullable<Form[string]>): string {
  if (typeof name === "string" && /^\P{Cc}+$/u.test(name) && name.length <= 100) return name;
  throw new TokenRefused("invalid_request", "Give one name, of 1 to 100 characters, none of them a control character.");
}

function refuseGiven(form: Form, parameter: string, role: string): void {
  if (form[parameter] === undefined) return;
  throw new TokenRefused("invalid_request", `The role ${role} takes no ${parameter.replace("_", " ")}.`);
}
