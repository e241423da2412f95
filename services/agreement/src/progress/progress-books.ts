import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { allServicePoints } from "../service-point/service-point.loader";
import type { ReportKey } from "./measure-records";
import { type MeasureSource, readMeasure } from "./measure-source";
import { openProgressBook, type ProgressBook } from "./progress-book";
import { readReportKey, writeReportKey } from "./report-key";

/** A party's progress table of its own measure, read once per request and report, whichever rows are selected. */
export function progressBooks(
  source: MeasureSource,
): (context: SubgraphContext, key: ReportKey) => Promise<ProgressBook> {
  const books = requestLoader<SubgraphContext, string, { key: string; book: ProgressBook }>(
    (context, keys) =>
      Promise.all(keys.map(async (key) => ({ key, book: await readBook(source, context, readReportKey(key)) }))),
    ({ key }) => key,
  );
  return async (context, key) => {
    const read = await books(context).load(writeReportKey(key));
    if (!read) throw new Error("a book is read for every key");
    return read.book;
  };
}

async function readBook(source: MeasureSource, context: SubgraphContext, key: ReportKey): Promise<ProgressBook> {
  const records = await readMeasure(source, context, await allServicePoints(context), key);
  return openProgressBook(key, records, context.clock.today());
}
