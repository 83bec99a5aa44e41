import { numberFormat } from '../locales/intl.js';

/** How large a file is: "240 kB". */
export function bytesText(language: string, count: number): string {
  const [value, unit] =
    count >= 1e6 ? [count / 1e6, 'megabyte'] : count >= 1e3 ? [count / 1e3, 'kilobyte'] : [count, 'byte'];
  const options = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return numberFormat(language, options).format(value).replace(' ', '\u00a0');
}
