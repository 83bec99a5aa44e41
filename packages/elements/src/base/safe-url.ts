const safeProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** An address made absolute when a person may follow it: http, https, mailto, tel, or relative to the page; else undefined. */
export function safeUrl(value: string | undefined, base: string = document.baseURI): URL | undefined {
  if (value === undefined || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return safeProtocols.has(url.protocol) ? url : undefined;
}

/** Whether an address leads away from the site the page belongs to. */
export function leadsAway(url: URL): boolean {
  return url.protocol.startsWith('http') && url.origin !== location.origin;
}
