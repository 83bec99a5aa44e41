import type { CheckReport } from './checkup.js';
import { counted, countLevels } from '../counted.js';
import type { CheckFinding } from './finding.js';

/** A report in words: what was looked at, and below it what was found there. */
export function describeReport({ looks, findings }: CheckReport): string {
  const width = Math.max(...looks.map(({ entity }) => entity.length));
  const lines = looks.flatMap(({ entity, source, note }, index) => {
    const isFirst = looks.findIndex((look) => look.source === source) === index;
    const own = isFirst ? findings.filter((finding) => finding.source === source) : [];
    const outcome = own.length === 0 ? 'fine' : countLevels(own);
    return [`${entity.padEnd(width)}  ${source}  ${outcome}${note ? `, ${note}` : ''}`, ...own.map(describe)];
  });
  return [...lines, '', `${countLevels(findings)} in ${counted(looks.length, 'look')}`, ''].join('\n');
}

function describe({ level, path, expected, got, fix }: CheckFinding): string {
  return [
    `  ${level} ${path || 'the whole'}`,
    `    Expected ${expected}`,
    `    Got      ${got}`,
    `    Do       ${fix}`,
  ].join('\n');
}
