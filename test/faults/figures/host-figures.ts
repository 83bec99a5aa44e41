/** The figure of the reference host alone: the same change many times at once, and kills in the middle of commits. */
import { pglite, postgres, type DatabaseKind } from '../../../packages/host/src/testing/every-database.js';
import { killAgainAndAgain } from '../../../packages/host/src/testing/kill-campaign.js';
import { change, startTestHost, type TestHost } from '../../../packages/host/src/testing/test-host.js';
import { noneOf, unless, type Figure } from './figure.js';

const target = { journeyId: 'journey-1', stepId: 'task' };

/** G15: changes that are sent this often at once, and this many kills on each kind of database. */
export async function referenceHost(sendings: number, kills: number): Promise<Figure> {
  const host = await startTestHost();
  const once = await sendAtOnce(host, sendings, true);
  const control = await sendAtOnce(host, sendings, false);
  const { status } = await host.post({ changes: [{ ...once.first, payload: { text: 'Another' } }] }, 'ann');
  await host.stop();
  const killed = [await killHost(pglite, kills), await killHost(postgres, kills)];
  return {
    lines: [
      `the same id ${sendings} times at once: ${once.effects} effect, ${once.answers} answer; with another body: ${status}`,
      `control, as many changes under ids of their own: ${control.effects} effects`,
      ...killed.flatMap(({ lines }) => lines),
    ],
    wrong: [
      ...unless(once.effects === 1 && once.answers === 1, 'the same id has more than one effect or answer'),
      ...unless(control.effects === sendings, 'the control does not have as many effects'),
      ...unless(status === 422, `the same id with another body is answered by ${status}`),
      ...killed.flatMap(({ wrong }) => wrong),
    ],
  };
}

/** What a host keeps on one kind of database that is killed this often in the middle of commits. */
async function killHost(kind: DatabaseKind, kills: number): Promise<Figure> {
  const { sent, acknowledged, lost, doubled, keptUnanswered, refusedAgain } = await killAgainAndAgain(
    kind,
    kills,
  );
  const { words, wrong } = noneOf({
    'acknowledged lost': lost,
    doubled,
    'not taken in the end': refusedAgain,
  });
  return {
    lines: [
      `${kind.name}, ${kills} kills during commits, ${sent} changes sent, ${acknowledged} acknowledged: ${words}`,
      `${keptUnanswered} without an answer were kept all the same, each once`,
    ],
    wrong: [
      ...wrong,
      ...unless(acknowledged >= kills, `too little was acknowledged between the kills on ${kind.name}`),
    ],
  };
}

/** Sends one comment many times at the same moment, under one id or each under its own. */
async function sendAtOnce(host: TestHost, sendings: number, isSameId: boolean) {
  const text = isSameId ? 'One change' : 'Many changes';
  const first = change('step.comment', target, { text });
  const bodies = Array.from({ length: sendings }, () => ({
    changes: [isSameId ? first : change('step.comment', target, { text })],
  }));
  const answers = await Promise.all(bodies.map((body) => host.post(body, 'ann')));
  return {
    first,
    effects: await countComments(host, text),
    answers: new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size,
  };
}

/** How often a comment is in the history of the step. */
async function countComments(host: TestHost, text: string): Promise<number> {
  let count = 0;
  let cursor = '';
  do {
    const path = `/journeys/${target.journeyId}/steps/${target.stepId}/history${cursor}`;
    const page = await host.get(path, 'ann');
    count += page.text.split(JSON.stringify(text)).length - 1;
    const { nextCursor } = page.body as { nextCursor?: string };
    cursor = nextCursor === undefined ? '' : `?cursor=${nextCursor}`;
  } while (cursor);
  return count;
}
