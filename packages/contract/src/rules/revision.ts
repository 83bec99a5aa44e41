/** The revision after this one: the number at its end counts on; a revision without one gets one. */
export function nextRevision(revision: string | undefined): string {
  const [, before = '', digits = ''] = /^(.*?)(\d{0,15})$/s.exec(revision ?? '') ?? [];
  if (digits) return `${before}${Number(digits) + 1}`;
  return before ? `${before}.1` : '1';
}
