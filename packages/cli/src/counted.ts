/** A number with its noun: `1 error`, `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** How many errors and warnings there are. */
export function countLevels(findings: readonly { readonly level: 'error' | 'warning' }[]): string {
  const count = (level: 'error' | 'warning') =>
    counted(findings.filter((finding) => finding.level === level).length, level);
  return `${count('error')}, ${count('warning')}`;
}
