import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { walkBothWays } from "@aiwork/kit/subgraph/walk-both-ways";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { national } from "../../national";

const SHIROISHI = testCaller({ role: "national.counselor", servicePoints: ["shiroishi"] });
const TOYOHIRA = testCaller({ role: "national.counselor", servicePoints: ["toyohira"] });
const TEINE = testCaller({ role: "national.counselor", servicePoints: ["teine"] });

/** With row-level security, and with the resolvers' own guards alone. */
describe.each(["both", "resolvers"] as const)("referrals that a counselor looks for, by %s", (layers) => {
  let party: TestParty;
  const id: Record<string, string> = {};
  beforeAll(async () => {
    party = await startTestParty(national, "seed", "2013-10-31", ...(layers === "both" ? [] : ([layers] as const)));
    const { person, registration, jobOrder, referral } = arrangeNational(party);
    id.order = await jobOrder({ disclosure: "WITHOUT_EMPLOYER" });
    const other = await jobOrder({});
    const refer = async (point: string, letterNumber: string, issuedOn: string, more: { jobOrderId?: string } = {}) => {
      const registrationId = await registration({ seekerId: await person(), servicePointId: point });
      // The first was issued by the office itself.
      const servicePointId = letterNumber === "25-0001" ? null : point;
      return referral({ registrationId, jobOrderId: id.order ?? "", servicePointId, letterNumber, issuedOn, ...more });
    };
    id.first = await refer("shiroishi", "25-0001", "2013-09-20");
    id.second = await refer("shiroishi", "25-0002", "2013-10-01");
    id.toyohira = await refer("toyohira", "25-0003", "2013-10-02");
    await refer("shiroishi", "25-0004", "2013-10-03", { jobOrderId: other });
  });
  afterAll(() => party?.[Symbol.asyncDispose]());

  const ofOrder = async (caller: Caller, page = "first: 10") => {
    const document = `query ($id: ID!) { jobOrder(id: $id) { id
      referrals(${page}) { edges { node { id } } totalCount pageInfo { hasNextPage } } } }`;
    const { data, errors } = await party.askAs(caller, document, { id: id.order });
    return [data.jobOrder?.referrals, errors.map(({ extensions }) => extensions?.code)];
  };
  const nodes = (...names: string[]) => names.map((name) => ({ node: { id: id[name] } }));

  it("lists those of persons at the own service points, newest first, when a job order is read", async () => {
    const [list, errors] = await ofOrder(SHIROISHI);
    expect([list.edges, list.totalCount, errors]).toEqual([nodes("second", "first"), 2, []]);
    expect((await ofOrder(TOYOHIRA))[0].edges).toEqual(nodes("toyohira"));
  });

  it("counts no referral of a person elsewhere, nor says that a page follows", async () => {
    const [list] = await ofOrder(TOYOHIRA, "first: 1");
    expect(list).toEqual({ edges: nodes("toyohira"), totalCount: 1, pageInfo: { hasNextPage: false } });
    expect((await ofOrder(TEINE))[0]).toMatchObject({ edges: [], totalCount: 0 });
  });

  it("lists them in pages, in both directions", async () => {
    await walkBothWays((query) => party.askAs(SHIROISHI, query), { way: [`jobOrder(id: "${id.order}")`, "referrals"] });
  });

  it.each([
    ["an order officer", testCaller({ role: "national.order_officer" })],
    ["the city's counselor", testCaller({ role: "city.counselor", servicePoints: ["shiroishi"] })],
    ["nobody known", ANONYMOUS],
  ])("tells %s of no referrals to an order", async (_, caller) => {
    const [list] = await ofOrder(caller);
    expect(list).toBeNull();
  });

  const byLetter = async (caller: Caller, letterNumber: string) => {
    const document = "query ($letterNumber: String!) { referralByLetterNumber(letterNumber: $letterNumber) { id } }";
    const { data } = await party.askAs(caller, document, { letterNumber });
    return data.referralByLetterNumber?.id ?? null;
  };

  it("finds the referral when its letter is shown, with or without spaces around the number", async () => {
    expect(await byLetter(SHIROISHI, "25-0001")).toBe(id.first);
    for (const typed of [" 25-0001 ", "２５－０００１", "25ー0001", "２５‐０００１　"])
      expect(await byLetter(SHIROISHI, typed)).toBe(id.first);
  });

  it("finds the referral by its number in any letter case and width, with hyphens or without", async () => {
    const lettered = "update referral set letter_number = '01020-20131001-ab12cd34ef56' where id = $1";
    await party.database.dataSource.query(lettered, [id.first]);
    const wide = "０１０２０－２０１３１００１－ＡＢ１２ｃｄ３４ｅｆ５６";
    for (const typed of ["01020-20131001-AB12CD34EF56", wide, "0102020131001ab12cd34ef56"])
      expect(await byLetter(SHIROISHI, typed)).toBe(id.first);
    await party.database.dataSource.query("update referral set letter_number = '25-0001' where id = $1", [id.first]);
  });

  it.each(["", " ", "-"])("is refused when the number is none: %j", async (letterNumber) => {
    const document = "query ($letterNumber: String!) { referralByLetterNumber(letterNumber: $letterNumber) { id } }";
    const { errors } = await party.askAs(SHIROISHI, document, { letterNumber });
    expect(errors).toMatchObject([{ extensions: { refusal: "INPUT_REQUIRED", inputPath: ["letterNumber"] } }]);
  });

  it("reads as much when the number is of a letter elsewhere as when nobody has it", async () => {
    const readFor = async (letterNumber: string) => {
      const document = "query ($letterNumber: String!) { referralByLetterNumber(letterNumber: $letterNumber) { id } }";
      return (await party.askAs(SHIROISHI, document, { letterNumber })).statements;
    };
    expect(await readFor("25-0003")).toEqual(["referral-by-letter-number", "seekers-at-service-point"]);
    expect(await readFor("25-9999")).toEqual(await readFor("25-0003"));
  });

  it.each(["25-9999", "25-0003", "25-0001\u0000", "2".repeat(101)])(
    "answers null when the number is %j",
    async (number) => {
      expect(await byLetter(SHIROISHI, number)).toBeNull();
    },
  );
});
