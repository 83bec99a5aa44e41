/** An item of the library as its editors wrote it down: days are working days from now. */
export interface LibraryEntry {
  /** Also its id and the end of its address. */
  readonly slug: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** How long it takes. */
  readonly minutes?: number;
  /** Stages it helps in, beside those of the steps that name it. */
  readonly stages?: readonly string[];
  /** When it was published, and last changed. */
  readonly published: number;
  readonly updated?: number;
  readonly changeNote?: string;
  readonly verified?: number;
  readonly expires?: number;
  readonly file?: FileKind;
  /** Kilobytes of the file. */
  readonly size?: number;
  /** BCP 47; English when absent. */
  readonly language?: string;
  /** Languages it also exists in. */
  readonly alsoIn?: readonly string[];
  readonly audience?: string;
  readonly tier?: string;
  readonly product?: string;
  readonly outline?: readonly string[];
  readonly takeaways?: readonly string[];
  /** Why it cannot be opened yet, and what opens it. */
  readonly locked?: { readonly reason: string; readonly howToUnlock: string };
}

/** Media types of the files in the library, by their usual name. */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv',
  zip: 'application/zip',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
} as const;

/** The usual name of a kind of file. */
export type FileKind = keyof typeof mediaTypes;
