import { randomUUID } from "node:crypto";
import { JobOrderEntity } from "@aiwork/national/employment-placement/job-order/job-order.entity";
import { NegotiationEntity } from "@aiwork/national/employment-placement/negotiation/negotiation.entity";
import { PlacementEntity } from "@aiwork/national/employment-placement/placement/placement.entity";
import { ReferralEntity } from "@aiwork/national/employment-placement/referral/referral.entity";
import { RegistrationEntity } from "@aiwork/national/employment-placement/registration/registration.entity";
import { TrialEmploymentEntity } from "@aiwork/national/employment-placement/trial-employment/trial-employment.entity";
import { NationalFileEntity, NationalProfileEntity } from "@aiwork/national/joint-counter/seeker/seeker.entity";
import { ConsultationEntity } from "@aiwork/national/vocational-consultation/consultation/consultation.entity";
import { sideTablesOf } from "@aiwork/subgraph/database/entity-columns";
import type { EntityTarget, ObjectLiteral } from "typeorm";
import type { TestParty } from "../subgraph/test-party";

/** The columns of a row that a test gives, with those of its side tables. */
export type GivenRow<Row> = {
  [Name in keyof Row]?: Row[Name] extends string | number | boolean | readonly unknown[] | null
    ? Row[Name]
    : Partial<NonNullable<Row[Name]>> | null;
};

let count = 0;
const nextNumber = () => String(++count).padStart(6, "0");

/** Inserts rows for a test: it gives the columns that matter, the others have defaults. Each function returns the row's id. */
export function arrangeNational({ database }: TestParty) {
  const insert = async <Row extends ObjectLiteral>(entity: EntityTarget<Row>, row: object): Promise<void> => {
    await database.dataSource.manager.insert(entity, row as never);
  };
  const add =
    <Row extends ObjectLiteral & { id: string }, Given extends keyof Row>(entity: new () => Row, plain: () => object) =>
    async (given: Pick<Row, Given> & GivenRow<Row>): Promise<string> => {
      const id = (given.id as string | undefined) ?? randomUUID();
      const row: Record<string, unknown> = { ...plain(), ...given, id };
      await insert(entity, row);
      for (const { propertyName, entity: sideTable } of sideTablesOf(entity)) {
        const [key] = database.dataSource.getMetadata(sideTable()).primaryColumns;
        if (row[propertyName])
          await insert(sideTable(), { ...(row[propertyName] as object), [key?.propertyName ?? ""]: id });
      }
      return id;
    };
  const addOrder = add<JobOrderEntity, never>(JobOrderEntity, () => ({
    number: `01010-${nextNumber()}`,
    office: "ハローワーク札幌東",
    disclosure: "FULL",
    title: "警備員",
    description: "交通誘導とイベントの警備",
    occupationCode: "453-01",
    occupationCodeEdition: "2011",
    employmentType: "REGULAR",
    contractTerm: "INDEFINITE",
    wageUnit: "MONTHLY",
    wageMinimum: 160_000,
    insurance: ["雇用"],
    licencesRequired: [],
    openings: 2,
    receivedOn: "2013-09-01",
    referUntil: "2013-11-30",
    status: "OPEN",
    trialMode: "NONE",
  }));
  return {
    person: async (given: Partial<NationalProfileEntity> = {}): Promise<string> => {
      const seekerId = given.seekerId ?? randomUUID();
      await insert(NationalFileEntity, { seekerId });
      await insert(NationalProfileEntity, { name: "見本 花子", nameKana: "ミホン ハナコ", ...given, seekerId });
      return seekerId;
    },
    registration: add<RegistrationEntity, "seekerId">(RegistrationEntity, () => ({
      number: `01010-${nextNumber()}`,
      office: "ハローワーク札幌東",
      servicePointId: "shiroishi",
      receivedOn: "2013-09-02",
      validUntil: "2013-11-30",
      status: "ACTIVE",
      desiredOccupations: ["清掃員"],
      anyOccupation: false,
      desiredEmploymentTypes: ["REGULAR"],
      qualifications: [],
    })),
    consultation: add<ConsultationEntity, "seekerId">(ConsultationEntity, () => ({
      servicePointId: "shiroishi",
      heldOn: "2013-10-01",
      minutes: 30,
      topics: ["JOB_SEARCH"],
      byRole: "national.counselor",
      status: "HELD",
    })),
    /** The employer of an order that is published without a name is kept where such names are. */
    jobOrder: ({ employer = "見本警備株式会社", ...given }: GivenRow<JobOrderEntity> = {}): Promise<string> =>
      given.disclosure === "WITHOUT_EMPLOYER"
        ? addOrder({ ...given, employer: null, unnamedEmployer: { name: employer ?? "" } })
        : addOrder({ ...given, employer }),
    negotiation: add<NegotiationEntity, "registrationId" | "jobOrderId">(NegotiationEntity, () => ({
      topic: "RETIREMENT_AGE",
      request: "意欲のある方なのでぜひ応募させて欲しい",
      status: "OPEN",
      openedOn: "2013-10-02",
      openedByRole: "national.counselor",
    })),
    referral: add<ReferralEntity, "registrationId" | "jobOrderId">(ReferralEntity, () => ({
      letterNumber: `L${nextNumber()}`,
      servicePointId: "shiroishi",
      track: "ORDINARY",
      issuedOn: "2013-10-03",
      byRole: "national.counselor",
      status: "ISSUED",
    })),
    placement: add<PlacementEntity, "referralId">(PlacementEntity, () => ({
      servicePointId: "shiroishi",
      hiredOn: "2013-10-10",
      startsOn: "2013-10-15",
      employmentType: "REGULAR",
      onTrial: false,
      status: "REPORTED",
    })),
    trial: add<TrialEmploymentEntity, "placementId">(TrialEmploymentEntity, () => ({
      ruleVersion: "2013",
      startsOn: "2013-10-15",
      plannedEndOn: "2014-01-14",
      planDueOn: "2013-10-29",
      status: "STARTED",
    })),
    stateChange: (subjectId: string, at: string, to: string, from: string | null = null) =>
      database.dataSource.query(
        "insert into state_change (subject_id, at, by_party, by_role, from_state, to_state) values ($1, $2, 'NATIONAL', 'national.counselor', $3, $4)",
        [subjectId, at, from, to],
      ),
  };
}

export type NationalRows = ReturnType<typeof arrangeNational>;
