import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { walkBothWays } from "@aiwork/kit/subgraph/walk-both-ways";
import { national } from "./national";

let party: TestParty;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const rows = arrangeNational(party);
  seekerId = await rows.person();
  for (const day of ["2013-10-01", "2013-10-02", "2013-10-03"]) {
    const registrationId = await rows.registration({ seekerId, receivedOn: day });
    const jobOrderId = await rows.jobOrder({ receivedOn: day });
    await rows.consultation({ seekerId, heldOn: day });
    await rows.negotiation({ registrationId, jobOrderId, openedOn: day });
    const referralId = await rows.referral({ registrationId, jobOrderId, issuedOn: day, status: "HIRED" });
    const placementId = await rows.placement({ referralId, hiredOn: day, onTrial: true });
    await rows.trial({ placementId });
    await party.database.dataSource.query(OPENED, [seekerId, day]);
    await party.database.dataSource.query(LOOKED_UP, [day]);
    await party.askAs(NATIONAL_COUNSELOR, "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }", {
      id: seekerId,
    });
  }
});
afterAll(() => party?.[Symbol.asyncDispose]());

const OPENED = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
  values ($1, 'somebody else', 'national.counselor', $2, '来所')`;
const LOOKED_UP = `insert into person_lookup (looked_up_by, by_role, service_points, looked_up_on, ground, reason, found)
  values ('somebody else', 'national.counselor', '{toyohira}', $1, 'TRANSFER', '転居のため来所', 0)`;
const EVER = 'from: "2013-01-01T00:00:00.000Z", to: "2099-01-01T00:00:00.000Z"';

describe("every national list", () => {
  it.each<[list: string, who: CallerClaims, filter?: string]>([
    ["registrations", NATIONAL_COUNSELOR],
    ["consultations", NATIONAL_COUNSELOR],
    ["jobOrders", NATIONAL_COUNSELOR],
    ["negotiations", NATIONAL_COUNSELOR],
    ["referrals", NATIONAL_COUNSELOR],
    ["placements", NATIONAL_COUNSELOR],
    ["trialEmployments", NATIONAL_COUNSELOR],
    ["nationalOpenedRecords", NATIONAL_COUNSELOR],
    ["nationalOpenedRecords", { role: "auditor.national" }],
    ["nationalPersonLookups", { role: "auditor.national" }],
    ["nationalAccessRecords", { role: "auditor.national" }, `{ ${EVER}, basis: OWN_ROLE }`],
  ])("pages forward and backward: %s", async (list, who, ...[filter]) => {
    await walkBothWays((query) => party.askAs(who, query), { way: [list], filter });
  });
});

describe("a filter of a national list", () => {
  it.each(["registrations", "consultations", "negotiations", "referrals", "placements"])(
    "is refused for a service point that is not there: %s",
    async (list) => {
      const at = (point: string) =>
        party.askAs(NATIONAL_COUNSELOR, `{ ${list}(filter: { servicePointId: "${point}" }, first: 1) { totalCount } }`);
      for (const known of ["shiroishi", "minami"]) expect((await at(known)).errors).toEqual([]);
      for (const unknown of ["chuo", "Shiroishi", ""]) {
        const { data, errors } = await at(unknown);
        expect(data[list]).toBeNull();
        const extensions = { code: "BAD_USER_INPUT", refusal: "UNKNOWN_CODE", inputPath: ["filter", "servicePointId"] };
        expect(errors).toMatchObject([{ extensions }]);
      }
    },
  );
});

describe("every list of a person", () => {
  it.each(["registrations", "consultations", "negotiations", "referrals", "placements", "accessRecords"])(
    "pages forward and backward: %s",
    async (list) => {
      const who = list === "accessRecords" ? { role: "seeker", seekerId } : NATIONAL_COUNSELOR;
      const way = [`seeker(id: "${seekerId}")`, "national", list];
      await walkBothWays((query) => party.askAs(who, query), { way });
    },
  );
});

describe("what was entered on one day", () => {
  const day = "2014-01-06";
  type Rows = ReturnType<typeof arrangeNational>;
  it.each<[list: string, enter: (rows: Rows) => Promise<string>]>([
    ["consultations", (rows) => rows.consultation({ seekerId, heldOn: day })],
    ["jobOrders", (rows) => rows.jobOrder({ receivedOn: day, referUntil: "2014-02-28" })],
  ])("stands in the order of its entry, the latest first: %s", async (list, enter) => {
    const entered: string[] = [];
    for (let nth = 0; nth < 6; nth++) entered.unshift(await enter(arrangeNational(party)));
    const { data } = await party.askAs(NATIONAL_COUNSELOR, `{ ${list}(first: 6) { edges { node { id } } } }`);
    expect(data[list].edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(entered);
  });
});
