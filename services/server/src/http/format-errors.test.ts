import { GraphQLError } from "graphql";
import { calendarError } from "../clock/calendar.errors";
import { platformError } from "../errors/platform.errors";
import { ANONYMOUS } from "../identity/caller";
import { formatError } from "./format-errors";
import type { RequestContext } from "./request-context";

const context: RequestContext = {
  traceId: "0123456789abcdef0123456789abcdef",
  language: "ja",
  caller: ANONYMOUS,
  requestKey: {},
};

describe("formatError", () => {
  it("returns a refusal's code, name and sentence in the caller's language", () => {
    const refusal = platformError("MALFORMED_ID", { argument: "id" });
    const extensions = { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID", traceId: context.traceId };
    expect(formatError(refusal, context)).toEqual({
      message: "id はUUIDではありません。記録の id をそのまま指定してください。",
      extensions,
    });
    expect(formatError(refusal, { ...context, language: "en" }).message).toBe(
      "id is not a UUID: give the id of a record as it is.",
    );
  });

  it("returns the refusal when a library has wrapped it in an error that quotes the value", () => {
    const wrapped = new GraphQLError('Variable "$on" got invalid value "山田太郎"', {
      originalError: calendarError("IMPOSSIBLE_DATE"),
    });
    expect(JSON.stringify(formatError(wrapped, context))).not.toContain("山田");
    expect(formatError(wrapped, context).extensions).toMatchObject({ refusal: "IMPOSSIBLE_DATE" });
  });

  it("returns INTERNAL and no detail for an unexpected error", () => {
    const error = new GraphQLError("relation city_file of host 10.0.0.1", {
      originalError: new Error("select secret"),
    });
    expect(formatError(error, context)).toEqual({
      message: "内部エラーが発生しました。もう一度試し、続くときは traceId を運用担当に伝えてください。",
      extensions: { code: "INTERNAL", traceId: context.traceId },
    });
  });

  it("returns INTERNAL for an error whose code is not in the closed list", () => {
    const error = new GraphQLError("x", { extensions: { code: "ECONNREFUSED" } });
    expect(formatError(error, context).extensions?.code).toBe("INTERNAL");
  });
});
