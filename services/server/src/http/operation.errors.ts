import { defineErrors } from "../errors/refusal";

interface OperationTypes {
  readonly type: string;
  /** The types of operation that this endpoint serves. */
  readonly served: readonly string[];
}

/** The errors of a document from which no operation can be run. */
export const operationError = defineErrors({
  NO_SUCH_OPERATION: {
    code: "BAD_USER_INPUT",
    ja: () => "operationName で、文書にある操作を1つ指定してください。",
    en: () => "Name one of the document's operations in operationName.",
  },
  NO_SUCH_OPERATION_TYPE: {
    code: "GRAPHQL_VALIDATION_FAILED",
    ja: ({ type, served }: OperationTypes) =>
      `このAPIに ${type} 操作はありません。${served.join(" か ")} を送信してください。`,
    en: ({ type, served }: OperationTypes) => `This API has no ${type} operations: send a ${served.join(" or a ")}.`,
  },
});
