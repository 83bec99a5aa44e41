import type { Proposal } from './propose-mapping.js';
import type { Certainty, Decision, Missing } from './understanding.js';

/** So many names of what was not read are said. */
const mostLeft = 16;
const order: readonly Certainty[] = ['sure', 'likely', 'guess'];

/** Says in words what was understood: what became what and why, how sure that is, and what is missing. */
export function explain({ understanding }: Proposal): string {
  const { decisions, missing, found, left, unused } = understanding;
  const entities = [...new Set([...decisions, ...missing].map(({ entity }) => entity))];
  const lines = entities.flatMap((entity) => {
    const place = found.get(entity);
    return [
      `${entity}${place === undefined ? '' : `: ${place}`}`,
      ...aligned(decisions.filter((one) => one.entity === entity)),
      ...missing.filter((one) => one.entity === entity).map(describeMissing),
      ...describeLeft(left.get(entity)),
      '',
    ];
  });
  const counts = order.map(
    (certainty) => `${decisions.filter((one) => one.certainty === certainty).length} ${certainty}`,
  );
  return [
    ...lines,
    ...(unused.length > 0 ? [`Nothing was made of ${unused.join(', ')}.`] : []),
    `${counts.join(', ')}; ${missing.length} to add. Look at the lines with a question mark first, then at what is likely.`,
    'How to change it: the guide “Map your API” (Requests, Expressions, Values, Sending). What comes of it: partner-journey check --mapping.',
    '',
  ].join('\n');
}

function aligned(decisions: readonly Decision[]): readonly string[] {
  const width = Math.max(0, ...decisions.map(({ member }) => member.length));
  return decisions.map(
    ({ member, from, certainty, why }) =>
      `${certainty === 'guess' ? '?' : ' '} ${member.padEnd(width)}  ← ${from}  ${certainty}: ${why}`,
  );
}

function describeMissing({ member, how }: Missing): string {
  return `  ${member}  not found. ${how}`;
}

function describeLeft(words: readonly string[] = []): readonly string[] {
  const shown = words.slice(0, mostLeft).join(', ');
  return words.length === 0 ? [] : [`  not read: ${shown}${words.length > mostLeft ? ' …' : ''}`];
}
