import type { Upload } from '../schemas/upload.js';
import { reader } from './reader.js';
import * as shapes from './upload-shapes.js';

/** Reads how a file stands that is handed over; a part of its own, for pages where files are. Never throws. */
export const readUpload = reader<Upload>(shapes.Upload);
