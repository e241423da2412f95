import type { BusinessError } from "@aiwork/server/errors/business-error";
import { platformError } from "@aiwork/server/errors/platform.errors";
import { CallerTurns } from "@aiwork/subgraph/database/caller-turns";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { isLongerThan } from "@aiwork/subgraph/graphql/count-characters";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import { isPrintable } from "@aiwork/subgraph/mutations/printable";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { doubtError } from "../../agreement/confirmation/doubt.errors";
import { saysNothing } from "../../agreement/text/free-text";
import { holdsMyNumber } from "../../agreement/text/my-number";
import { isName } from "../seeker/person-values";
import { servicePointOf } from "../service-point/service-point.queries";
import { personLookupError } from "./person-lookup.errors";

/** A person whom a party knows, with the service point of the file. */
export interface KnownPersonRow {
  seekerId: string;
  servicePointId: string | null;
}

const NAMED: Statement = {
  name: "persons-named",
  text: `select person as "seekerId", place as "servicePointId" from look_up_persons($3, $4::date, $1, $2)`,
};

/** 照会の理由: the grounds of the contract, as the access records name them. */
const GROUNDS = {
  PERSON_CAME: "本人の来所",
  PERSON_CALLED: "本人からの電話・郵送",
  TRANSFER: "移管",
  POSSIBLE_TWIN: "重複の確認",
} as const;
export type PersonLookupGround = keyof typeof GROUNDS;
const REASON = { min: 5, max: 200 };

/** What stands in the records where an act told of persons who may be the same one's. */
export const LOOKUP_OF_TWINS = { ground: "POSSIBLE_TWIN", reason: GROUNDS.POSSIBLE_TWIN } as const;
const LOOKED_UP = { basis: "LOOKUP", reason: LOOKUP_OF_TWINS.reason } as const;

/** Logs for a person that staff learned of the file by an act that is refused because of it. */
export function logKnownPerson({ accessLog }: SubgraphContext, seekerId: string): void {
  accessLog.log(seekerId, null, LOOKED_UP);
}

interface Lookup {
  readonly ground: PersonLookupGround;
  readonly reason: string;
}

/** @throws LOOKUP_REASON */
function parseLookupReason({ reason }: Lookup): string {
  const text = reason.trim();
  const isLongEnough = isLongerThan(text, REASON.min - 1);
  // guard: lookup-has-reason
  if (!isLongEnough || isLongerThan(text, REASON.max) || saysNothing(text) || !isPrintable(text) || holdsMyNumber(text))
    throw personLookupError("LOOKUP_REASON", REASON).at("lookup", "reason");
  return text;
}

/** A lookup by name and birth date. @throws INPUT_REQUIRED, LOOKUP_REASON, LOOKUPS_USED_UP */
export async function lookUpByName(context: SubgraphContext, lookup: Lookup & { name: string; birthDate: string }) {
  // guard: lookup-of-nobody-is-none
  if (!isName(lookup.name)) throw platformError("INPUT_REQUIRED", { input: "lookup.name" }).at("lookup", "name");
  return lookUp(context, lookup, NAMED, [lookup.name, lookup.birthDate]);
}

/**
 * Reads whom a statement finds, and logs it for each with the reason. The database keeps the lookup, and limits how many one
 * makes on a day.
 * @param by binds the ground, the reason and the `values`
 * @throws LOOKUP_REASON, LOOKUPS_USED_UP, CALLER_BUSY
 */
export async function lookUp(context: SubgraphContext, lookup: Lookup, by: Statement, values: readonly string[]) {
  const reason = parseLookupReason(lookup);
  const found = await keepLookup(context, () =>
    context.database.read<KnownPersonRow>(by, [lookup.ground, reason, ...values]),
  );
  const ground = { basis: "LOOKUP", reason: `${GROUNDS[lookup.ground]}：${reason}` } as const;
  // guard: lookup-is-logged
  for (const { seekerId } of found) context.accessLog.log(seekerId, null, ground);
  return found;
}

/** The database lets the lookups of one caller follow one another: here they wait for it without its connections. */
const turns = new CallerTurns({ running: 1, waiting: 20 });

/** @throws LOOKUPS_USED_UP, CALLER_BUSY */
export function keepLookup<T>({ caller }: Pick<SubgraphContext, "caller">, keep: () => Promise<T>): Promise<T> {
  // guard: lookups-of-caller-take-one-connection
  const keeping = turns.take(caller.subject ?? "", keep);
  return translateViolation(keeping, "lookups_of_day", () => personLookupError("LOOKUPS_USED_UP"));
}

/** The fields of a known person that its row does not hold. */
export const knownPersonFields = {
  servicePoint: ({ servicePointId }: KnownPersonRow, _: unknown, context: SubgraphContext) =>
    servicePointId === null ? null : servicePointOf(context, servicePointId),
};

const TWINS = `select person, coalesce(point.name, 'ハローワーク') as place from look_for_twins($1, $2::date, $3)
  left join service_point as point on point.id = place`;

const BEING_ENTERED = "入力中";
const TURN = `select wait_for_twins($1, $2::date) as "isOurs"`;

interface NewPerson {
  name: string | null | undefined;
  birthDate: string | null | undefined;
  /** The id that the new file has, or that the person brings. */
  seekerId: string;
}

/**
 * Whether others have the name and birth date of a person whose file is opened: how many, and where. Each of them is told,
 * in the access records, that staff learned of it. Asked last, when nothing else is refused: so whoever is not asked back has
 * opened a file. Acts of one name and birth date wait for each other here until they end; while another one keeps them
 * waiting for too long, they are asked back too.
 */
export async function doubtTwins(
  db: EntityManager,
  { name, birthDate, seekerId }: NewPerson,
  context: SubgraphContext,
): Promise<BusinessError | null> {
  if (name == null || birthDate == null) return null;
  // guard: twins-at-once-follow-one-another
  const [{ isOurs }]: [{ isOurs: boolean }] = await db.query(TURN, [name, birthDate]);
  const twins: { person: string; place: string }[] = await db.query(TWINS, [name, birthDate, seekerId]);
  // guard: possible-twin-is-doubted
  if (twins.length === 0 && isOurs) return null;
  // guard: possible-twin-is-logged
  for (const { person } of twins) logKnownPerson(context, person);
  const places = [...new Set(twins.map(({ place }) => place))].join("、") || BEING_ENTERED;
  return doubtError("POSSIBLE_TWIN", { count: twins.length, places });
}

/** By which a person is told from others. */
const TRAITS = ["name", "birthDate", "sex"] as const;
type Traits = { readonly [Trait in (typeof TRAITS)[number]]?: string | null | undefined };

/** The same for a profile that is revised into another person's; a trait that is undefined stays as it is. */
export async function doubtTwinsOfRevision(
  db: EntityManager,
  seekerId: string,
  { before, after }: { before: Traits; after: Traits },
  context: SubgraphContext,
): Promise<BusinessError | null> {
  const isOther = TRAITS.some((trait) => after[trait] !== undefined && after[trait] !== before[trait]);
  const { name = before.name, birthDate = before.birthDate } = after;
  // guard: profile-that-becomes-a-twins-is-doubted
  return isOther ? doubtTwins(db, { name, birthDate, seekerId }, context) : null;
}
