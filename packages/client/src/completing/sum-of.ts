/** A short text that is the same for the same values and hardly ever for others: FNV-1a, 32 bits, and the length. */
export function sumOf(...values: readonly unknown[]): string {
  const text = JSON.stringify(values);
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  }
  return `${(sum >>> 0).toString(36)}-${text.length}`;
}
