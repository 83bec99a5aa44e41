/** What ends a line where it stands. */
const breaks = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi;
/** Elements whose content nobody reads. */
const silent = /<(script|style|template|noscript)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** None has another one in it: a text of nothing but beginnings is read in one go. */
const tags = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>?/gi;
const entities = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;
const named: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad' }),
  ...Object.entries({ hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }),
  ...Object.entries({
    laquo: '«',
    raquo: '»',
    bull: '•',
    middot: '·',
    copy: '©',
    reg: '®',
    trade: '™',
    euro: '€',
  }),
]);

/**
 * What HTML says, as text: without tags, comments, scripts and styles, and with numbered and the most common named
 * entities as letters; one that is not known stays. The result is text and is never to be used as HTML.
 */
export function plainText(html: string): string {
  return html
    .replace(silent, '')
    .replace(breaks, '\n')
    .replace(tags, '')
    .replace(entities, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? entity;
      const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      const isLetter = point > 0 && point <= 0x10_ff_ff && (point < 0xd8_00 || point > 0xdf_ff);
      return isLetter ? String.fromCodePoint(point) : entity;
    })
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
