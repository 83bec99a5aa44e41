import type { Capabilities } from '@partner-journey/contract';

/** What this host takes of files, and in parts of which size. */
export const hostUploads = {
  maxBytes: 25_000_000,
  types: [
    'application/pdf',
    'image/*',
    'text/plain',
    'text/csv',
    '.csv',
    '.docx',
    '.xlsx',
    '.pptx',
    '.odt',
    '.ods',
  ],
  partBytes: 256 * 1024,
} as const satisfies Readonly<Record<keyof Exclude<Capabilities['uploads'], false>, unknown>>;
