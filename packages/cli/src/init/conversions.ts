/** A day as it is written in much of Europe and in America: `15.04.2026`, `4/15/2026`; with a time perhaps. */
export const dottedDay = /^\d{1,2}[./-]\d{1,2}[./-]\d{4}( \d{1,2}:\d{2}(:\d{2})?)?$/;
/** A moment as old services of Microsoft and SAP write it, with its milliseconds. */
export const wrappedMoment = /^\/Date\(-?\d+([+-]\d{4})?\)\/$/;

/** An expression that makes of values what the contract can read, and why; undefined: they can be read as they are. */
export interface Conversion {
  readonly expression: string;
  readonly why: string;
  readonly isGuess?: boolean;
}

/** How days and moments are read that no standard knows. */
export function momentFrom(expression: string, values: readonly unknown[]): Conversion | undefined {
  const texts = values.map(String);
  if (texts.length === 0) return undefined;
  if (texts.every((text) => wrappedMoment.test(text)))
    return {
      expression: `${expression} ? $number($match(${expression}, /-?\\d+/)[0].match)`,
      why: 'its milliseconds are taken',
    };
  if (!texts.every((text) => dottedDay.test(text))) return undefined;
  const numbers = texts.map((text) => text.split(/[./-]/).map(Number));
  const isAmerican = numbers.some(([, second = 0]) => second > 12);
  const isOpen =
    !texts.every((text) => text.includes('.')) && !isAmerican && !numbers.some(([first = 0]) => first > 12);
  const [day, month] = isAmerican ? [1, 0] : [0, 1];
  const parts = `$match(${expression}, /^(\\d+).(\\d+).(\\d+)(.*)/)[0].groups`;
  const padded = (index: number) => `$pad($d[${index}], -2, "0")`;
  return {
    expression: `${expression} ? ($d := ${parts}; $d[2] & "-" & ${padded(month)} & "-" & ${padded(day)} & $d[3])`,
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
  const worded = texts.map((text) => /^(\d+)\s*(m|min|mins|minutes?|h|hrs?|hours?)\.?$/i.exec(text));
  if (worded.every((match) => match !== null)) {
    const isHours = worded.every(([, , unit = '']) => /^h/i.test(unit));
    const number = `$number($match(${expression}, /\\d+/)[0].match)`;
    const mixed = `($contains(${expression}, /\\d\\s*h/i) ? ${number} * 60 : ${number})`;
    const isMinutes = worded.every(([, , unit = '']) => /^m/i.test(unit));
    const minutes = isHours ? `${number} * 60` : isMinutes ? number : mixed;
    return { expression: `$exists(${expression}) ? ${minutes}`, why: 'the number in its words' };
  }
  const measure = measureOf(words, texts.map(Number));
  if (measure === undefined) return undefined;
  return {
    expression: `$exists(${expression}) ? $number(${expression}) ${measure.times}`,
    why: measure.why,
    isGuess: measure.isGuess,
  };
}

interface Measure {
  readonly times: string;
  readonly why: string;
  readonly isGuess: boolean;
}

/** By its name, else by its size: nothing takes thousands of minutes, and seconds come in whole minutes. */
function measureOf(words: string, numbers: readonly number[]): Measure | undefined {
  const times = /\bhours?\b|\bhrs?\b/.test(words) ? '* 60' : /\b(seconds?|secs?)\b/.test(words) ? '/ 60' : '';
  if (times !== '') return { times, why: 'turned into minutes', isGuess: false };
  if (/\b(min|mins|minutes)\b/.test(words)) return undefined;
  const isAll = (size: number) =>
    numbers.every((number) => number % size === 0) && numbers.some((number) => number >= size * 10);
  if (isAll(60_000))
    return { times: '/ 60000', why: 'taken to be in milliseconds, by its size', isGuess: true };
  if (isAll(60) && numbers.some((number) => number >= 1800))
    return { times: '/ 60', why: 'taken to be in seconds, by its size', isGuess: true };
  return undefined;
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
