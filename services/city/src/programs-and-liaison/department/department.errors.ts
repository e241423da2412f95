import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors about a department (担当課) of the city. */
export const departmentError = defineBusinessErrors({
  NO_SUCH_DEPARTMENT: {
    ja: () => "該当する担当課がありません。担当課の一覧（departments）のコードを指定してください。",
    en: () => "There is no such department: give a code from the list of departments.",
  },
  NOT_YOUR_DEPARTMENT: {
    ja: () => "あなたの担当課の事務ではありません。担当課の職員に依頼してください。",
    en: () => "This is not for your department to do: ask an officer of the department in charge.",
  },
});
