import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { allServicePoints } from "../service-point/service-point.loader";
import type { MeasureRecords, ReportKey } from "./measure-records";
import { openProgressBook, type ProgressBook } from "./progress-book";
import { readReportKey, writeReportKey } from "./report-key";

type ReadRecords = (context: SubgraphContext, key: ReportKey) => Promise<Omit<MeasureRecords, "points">>;

/** A party's book of its own measure: read once per request and report, whatever rows are asked for. */
export function progressBooks(
  readRecords: ReadRecords,
): (context: SubgraphContext, key: ReportKey) => Promise<ProgressBook> {
  const books = requestLoader<SubgraphContext, string, { key: string; book: ProgressBook }>(
    (context, keys) =>
      Promise.all(keys.map(async (key) => ({ key, book: await readBook(context, readReportKey(key)) }))),
    ({ key }) => key,
  );
  const readBook = async (context: SubgraphContext, key: ReportKey) => {
    const [points, records] = await Promise.all([allServicePoints(context), readRecords(context, key)]);
    return openProgressBook(key, { points, ...records }, context.clock.today());
  };
  return async (context, key) => {
    const read = await books(context).load(writeReportKey(key));
    if (!read) throw new Error("a book is read for every key");
    return read.book;
  };
}
