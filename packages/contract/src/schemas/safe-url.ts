const safeProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Whether a link may be followed: http, https, mailto, tel, or relative to the page. */
export function isSafeUrl(value: string): boolean {
  try {
    return safeProtocols.has(new URL(value, 'https://relative.invalid/').protocol);
  } catch {
    return false;
  }
}
