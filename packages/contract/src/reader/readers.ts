import type { Insights } from '../schemas/insights.js';
import type { LiveMessage } from '../schemas/live.js';
import type { Problem } from '../schemas/problem.js';
import type { ReceiptList } from '../schemas/receipt.js';
import type { HistoryPage } from '../schemas/step.js';
import type { UpdatePage } from '../schemas/update.js';
import type { Upload } from '../schemas/upload.js';
import { firstReaders, type FirstDocuments } from './first-readers.js';
import * as shapes from './further-shapes.js';
import type { Reading } from './read-shape.js';
import { reader } from './reader.js';

/** What each document is read as. */
export interface Documents extends FirstDocuments {
  history: HistoryPage;
  updates: UpdatePage;
  insights: Insights;
  receipts: ReceiptList;
  live: LiveMessage;
  problem: Problem;
  upload: Upload;
}

/** Reads each document a host answers with; none of them throws. */
export const readers: {
  readonly [Name in keyof Documents]: (value: unknown) => Reading<Documents[Name]>;
} = {
  ...firstReaders,
  history: reader<HistoryPage>(shapes.HistoryPage),
  updates: reader<UpdatePage>(shapes.UpdatePage),
  insights: reader<Insights>(shapes.Insights),
  receipts: reader<ReceiptList>(shapes.ReceiptList),
  live: reader<LiveMessage>(shapes.LiveMessage),
  problem: reader<Problem>(shapes.Problem),
  upload: reader<Upload>(shapes.Upload),
};
