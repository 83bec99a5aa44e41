import type { Proposal } from './propose-mapping.js';
import type { Certainty, Decision, Missing } from './understanding.js';

const order: readonly Certainty[] = ['sure', 'likely', 'guess'];

/** Says in words what was understood: what became what and why, how sure that is, and what is missing. */
export function explain({ understanding }: Proposal): string {
  const { decisions, missing, found } = understanding;
  const entities = [...new Set([...decisions, ...missing].map(({ entity }) => entity))];
  const lines = entities.flatMap((entity) => {
    const place = found.get(entity);
    return [
      `${entity}${place === undefined ? '' : `: ${place}`}`,
      ...aligned(decisions.filter((one) => one.entity === entity)),
      ...missing.filter((one) => one.entity === entity).map(describeMissing),
      '',
    ];
  });
  const counts = order.map(
    (certainty) => `${decisions.filter((one) => one.certainty === certainty).length} ${certainty}`,
  );
  return [
    ...lines,
    `${counts.join(', ')}; ${missing.length} to add. Look at what is likely or a guess, then run partner-journey check --mapping.`,
    '',
  ].join('\n');
}

function aligned(decisions: readonly Decision[]): readonly string[] {
  const width = Math.max(0, ...decisions.map(({ member }) => member.length));
  return decisions.map(
    ({ member, from, certainty, why }) => `  ${member.padEnd(width)}  ← ${from}  ${certainty}: ${why}`,
  );
}

function describeMissing({ member, how }: Missing): string {
  return `  ${member}  not found. ${how}`;
}
