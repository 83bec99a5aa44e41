import { parseArgs } from 'node:util';
import { pglite, postgres } from './every-database.js';
import { killAgainAndAgain } from './kill-campaign.js';

/** Prints what a host keeps that is killed again and again: `npm run kills -- --rounds 200 [--postgres]`. */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, postgres: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError('--rounds is a number of kills');
const kind = values.postgres ? postgres : pglite;

const every = Math.max(1, Math.round(rounds / 10));
const figures = await killAgainAndAgain(kind, rounds, (round) => {
  if (round % every === 0) process.stderr.write(`${round} of ${rounds}\n`);
});
const { kills, sent, acknowledged, lost, doubled, keptUnanswered, refusedAgain } = figures;
const lines = [
  `${kind.name}: ${kills} kills with SIGKILL during commits, ${sent} changes sent`,
  `  acknowledged            ${acknowledged}`,
  `  acknowledged and lost   ${lost}`,
  `  there more than once    ${doubled}`,
  `  kept without an answer  ${keptUnanswered}, each taken once when sent again`,
  `  not taken in the end    ${refusedAgain}`,
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = lost + doubled + refusedAgain === 0 ? 0 : 1;
