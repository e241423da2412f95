import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { CityHalf } from "../../joint-counter/city-support/city-support.queries";
import { type ConditionFacts, type ConditionResult, evaluateCondition } from "./program-condition";
import { type ProgramCondition, SupportProgramEntity } from "./support-program.entity";
import { isAcceptingOn } from "./support-program.queries";

/** A program of whose conditions none is known to be unmet by the person. */
export interface EligibleProgram {
  program: SupportProgramEntity;
  met: ProgramCondition[];
  toCheck: ProgramCondition[];
}

/** The programs that accept applications on a day, each row with the service points that the persons have visited. */
const ACCEPTING_PROGRAMS: Statement = {
  name: "programs-accepting",
  text: `select ${columnsOf(SupportProgramEntity, "program")}, visited."pointsOfSeeker"
    from support_program as program cross join (
      select coalesce(json_object_agg(seeker_id, points), '{}') as "pointsOfSeeker" from (
        select seeker_id, array_agg(distinct service_point_id) as points from visit
        where seeker_id = any ($1::uuid[]) and status = 'COUNTED' group by seeker_id
      ) as visits
    ) as visited
    where ${isAcceptingOn("$2::date")} order by number desc, id desc`,
};

type Row = SupportProgramEntity & { pointsOfSeeker: Record<string, string[]> };
type Offer = { seekerId: string; programs: readonly SupportProgramEntity[]; visitedPoints: readonly string[] };

const offerBySeeker = requestLoader<SubgraphContext, string, Offer>(
  async ({ database, clock }, seekerIds) => {
    const programs = await database.read<Row>(ACCEPTING_PROGRAMS, [seekerIds, clock.today()]);
    const pointsOfSeeker = programs[0]?.pointsOfSeeker ?? {};
    return seekerIds.map((seekerId) => ({ seekerId, programs, visitedPoints: pointsOfSeeker[seekerId] ?? [] }));
  },
  ({ seekerId }) => seekerId,
);

/** The part of the city's half that the conditions refer to. */
type EligibilityFacts = Pick<CityHalf, "seekerId" | "publicAssistance" | "profile">;

/** The programs that accept applications on the business day and of whose conditions none is known to be unmet. */
export async function eligiblePrograms(context: SubgraphContext, person: EligibilityFacts): Promise<EligibleProgram[]> {
  const offer = await offerBySeeker(context).load(person.seekerId);
  if (!offer) return [];
  const { birthDate = null, wardCode = null, municipalityCode = null } = person.profile ?? {};
  const { publicAssistance } = person;
  const facts = { birthDate, wardCode, municipalityCode, publicAssistance, visitedPoints: offer.visitedPoints };
  return offer.programs.flatMap((program) => matchProgram(program, facts, context.clock.today()) ?? []);
}

function matchProgram(program: SupportProgramEntity, facts: ConditionFacts, today: string): EligibleProgram | null {
  const findings = program.conditions.map((condition) => evaluateCondition(condition, facts, today));
  if (findings.includes("UNMET")) return null;
  const that = (finding: ConditionResult) => program.conditions.filter((_, i) => findings[i] === finding);
  return { program, met: that("MET"), toCheck: that("TO_CHECK") };
}
