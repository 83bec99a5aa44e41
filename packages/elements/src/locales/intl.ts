const made = new Map<string, unknown>();

/** Formatters are costly to make and cheap to use: each is made once for its language and options. */
function once<Format>(kind: string, language: string, options: object, make: () => Format): Format {
  const key = `${kind} ${language} ${JSON.stringify(options)}`;
  let format = made.get(key) as Format | undefined;
  if (format === undefined) made.set(key, (format = make()));
  return format;
}

/** Days and times. */
export function dateTimeFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once('date', language, options, () => new Intl.DateTimeFormat(language, options));
}

/** Numbers, shares and units. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once('number', language, options, () => new Intl.NumberFormat(language, options));
}

/** "in 3 days". */
export function relativeTimeFormat(language: string): Intl.RelativeTimeFormat {
  return once('relative', language, {}, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
}

/** Plural categories. */
export function pluralRules(language: string): Intl.PluralRules {
  return once('plural', language, {}, () => new Intl.PluralRules(language));
}
