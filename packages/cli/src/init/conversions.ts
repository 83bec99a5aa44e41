/** A day as it is written in much of Europe: `15.04.2026`, or with `/`, whose order is not known by itself. */
export const dottedDay = /^\d{1,2}[./]\d{1,2}[./]\d{4}( \d{1,2}:\d{2}(:\d{2})?)?$/;

/** An expression that makes of values what the contract can read, and why; undefined: they can be read as they are. */
export interface Conversion {
  readonly expression: string;
  readonly why: string;
  readonly isGuess?: boolean;
}

/** How days and moments are read that no standard knows. */
export function momentFrom(expression: string, values: readonly unknown[]): Conversion | undefined {
  const texts = values.map(String);
  if (texts.length === 0 || !texts.every((text) => dottedDay.test(text))) return undefined;
  const isAmerican =
    texts.some((text) => text.includes('/')) && texts.some((text) => Number(text.split('/')[1]) > 12);
  const isOpen =
    texts.every((text) => text.includes('/')) && texts.every((text) => Number(text.split(/[./]/)[0]) < 13);
  const [day, month] = isAmerican ? ['$2', '$1'] : ['$1', '$2'];
  const padded = `$replace($replace(${expression}, /(^|[.\\/])(\\d)(?=[.\\/])/, "$10$2"), /(^|[.\\/])(\\d)(?=[.\\/])/, "$10$2")`;
  const source = texts.every((text) => /^\d\d.\d\d./.test(text)) ? expression : padded;
  return {
    expression: `$replace(${source}, /^(\\d+)[.\\/](\\d+)[.\\/](\\d+)/, "$3-${month}-${day}")`,
    why: isAmerican ? 'its days are written month/day/year' : 'its days are written day.month.year',
    isGuess: isOpen,
  };
}

/** How minutes are read of other measures of time. */
export function minutesFrom(
  expression: string,
  words: string,
  values: readonly unknown[],
): Conversion | undefined {
  const texts = values.map(String);
  if (texts.every((text) => /^PT(\d+H)?(\d+M)?$/.test(text))) {
    const part = (letter: string) =>
      `$number($replace($match(${expression}, /\\d+${letter}/)[0].match, "${letter}", ""))`;
    const sum = [
      `($contains(${expression}, "H") ? ${part('H')} * 60 : 0)`,
      `($contains(${expression}, "M") ? ${part('M')} : 0)`,
    ];
    return { expression: `$exists(${expression}) ? ${sum.join(' + ')}`, why: 'it is a duration of ISO 8601' };
  }
  const times = /\bhours?\b|\bhrs?\b/.test(words) ? '* 60' : /\b(seconds?|secs?)\b/.test(words) ? '/ 60' : '';
  if (times === '') return undefined;
  return {
    expression: `$exists(${expression}) ? $number(${expression}) ${times}`,
    why: 'turned into minutes',
  };
}

/** How yes and no are read of letters and words that the contract does not know, or that say the opposite. */
export function yesNoFrom(
  values: readonly unknown[],
  isOpposite: boolean,
): Readonly<Record<string, boolean>> | undefined {
  const texts = values.map(String);
  const isKnown = texts.every((text) => /^(true|false|[01yn]|yes|no)$/i.test(text));
  if (isKnown && !isOpposite) return undefined;
  const pairs = [
    ['true', 'false'],
    ['1', '0'],
    ['Y', 'N'],
    ['J', 'N'],
    ['S', 'N'],
    ['Yes', 'No'],
    ['yes', 'no'],
    ['Ja', 'Nein'],
    ['Sí', 'No'],
    ['Si', 'No'],
    ['Oui', 'Non'],
    ['Sim', 'Não'],
  ] as const;
  const fitting = pairs.filter((pair) => texts.some((text) => pair[0] === text || pair[1] === text));
  return Object.fromEntries(
    fitting.flatMap(([yes, no]) => [
      [yes, !isOpposite],
      [no, isOpposite],
    ]),
  );
}
