/** Text as it is compared: lower case, without accents and other marks. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

/** The words somebody looks for, folded, each once. */
export function searchWords(text: string): readonly string[] {
  return [...new Set(fold(text).split(/\s+/).filter(Boolean))].slice(0, 12);
}
