import { checkContract } from "./check-contract";
import { composeSupergraph } from "./compose-supergraph";
import { checkComposedFile, composedFilesOf } from "./composed-files";
import { parseContract, readContract } from "./read-contract";

describe("the contract of the two parties", () => {
  it("passes, and composes to the committed files byte by byte", () => {
    const { failures, supergraph } = checkContract(readContract());
    expect(failures).toEqual([]);
    expect(composedFilesOf(supergraph ?? "").flatMap((file) => checkComposedFile(file))).toEqual([]);
  });

  it("composes to the same supergraph twice", () => {
    const compose = () => composeSupergraph(parseContract(readContract())).supergraph;
    expect(compose()).toBe(compose());
  });

  it("describes what every connection and every mutation does", () => {
    const { city } = parseContract(readContract());
    const says = (type: string) => city.blocks.find(({ name }) => name === type)?.node;
    const textOf = (type: string) => {
      const node = says(type);
      return node && "description" in node ? node.description?.value : undefined;
    };
    expect(textOf("PageInfo")).toMatch(/exactly one of first and last, 1 to 100, else BAD_USER_INPUT.*1,001/);
    expect(textOf("UserError")).toMatch(
      /one input with a required idempotencyKey .*compare-and-set \(VERSION_CONFLICT\)/,
    );
  });
});
