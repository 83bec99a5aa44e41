import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { adapterChecks } from '@partner-journey/client/adapter-checks';
import { readOnce } from '@partner-journey/example-surroundings/read-once.js';
import { until } from '@partner-journey/example-surroundings/until.js';
import { deskAdapter, deskSocket } from './adapter.js';
import { startDesk } from './desk.js';

/** An adapter whose socket is closed with the test. */
function connect(desk, ticket = 'ticket-ana') {
  const socket = deskSocket(desk.url, ticket);
  return { adapter: deskAdapter(desk.url, socket), close: () => void socket.disconnect() };
}

describe('The adapter of a desk behind a socket', { timeout: 400_000 }, () => {
  let desk;
  let adapter;
  let close;
  before(async () => {
    desk = await startDesk();
    ({ adapter, close } = connect(desk));
  });
  after(async () => {
    close?.();
    await desk?.stop();
  });

  for (const { name, run } of adapterChecks) it(name, () => run(adapter));
});

describe('A desk behind a socket, by an adapter in code', { timeout: 400_000 }, () => {
  let desk;
  let client;
  const cleanUps = [];

  async function open(ticket) {
    desk = await startDesk();
    const { adapter, close } = connect(desk, ticket);
    client = createJourneyClient({ adapter, storage: 'session' });
    cleanUps.push(
      () => client.close(),
      close,
      () => desk.stop(),
    );
  }
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  });

  const statuses = async () => {
    const { value } = await readOnce(client, { kind: 'journey' });
    return value.stages.map(({ title, outcome, position, steps }) => [
      ...[title, outcome, position],
      steps.map(({ side, status }) => `${side} ${status}`),
    ]);
  };

  it('shows what it has as a journey of both sides, and the library, and what was said', async () => {
    await open();

    assert.deepEqual(await statuses(), [
      [
        ...['Prepare', 'Everybody knows how we work', 'current'],
        ['partner done', 'partner todo', 'program todo'],
      ],
      ['Sell', 'A first customer has signed', 'upcoming', ['partner todo']],
    ]);
    const { value: journey } = await readOnce(client, { kind: 'journey' });
    assert.deepEqual(journey.stages[0].steps[1].due, { on: '2099-12-10' });
    const { value: library, issues } = await readOnce(client, { kind: 'resources' });
    assert.deepEqual(
      library.items.map(({ title, mine }) => [title, mine.favorite]),
      [
        ['Welcome & first steps', false],
        ['How deals are registered', true],
        ['Price list', false],
      ],
    );
    const { value: said } = await readOnce(client, { kind: 'feedback' });
    assert.deepEqual([said.items[0].summary, issues], ['The price list is out of date.', []]);
  });

  it('keeps what a partner does in its own database', async () => {
    await open();
    const taken = await Promise.all([
      client.change('step.complete', { journeyId: '3', stepId: '12' }, {}),
      client.change('step.reopen', { journeyId: '3', stepId: '11' }, {}),
      client.change('resource.favorite', { resourceId: '3' }, { on: true }),
      client.change('feedback.send', {}, { text: 'Merci “bien” 👋', context: {} }),
    ]);

    const receipts = await Promise.all(taken.map(({ settled }) => settled));

    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['saved', 'saved', 'saved', 'saved'],
    );
    assert.deepEqual(
      await desk.query('select no, ticked_at > 0 as ticked from item where no in (11, 12) order by no'),
      [
        { no: 11, ticked: false },
        { no: 12, ticked: true },
      ],
    );
    assert.deepEqual(await desk.query('select paper_no from star where person_no = 7 order by 1'), [
      { paper_no: 2 },
      { paper_no: 3 },
    ]);
    assert.deepEqual(await desk.query(`select words from note where key = '${taken[3].id}'`), [
      { words: 'Merci “bien” 👋' },
    ]);
  });

  it('says why it refuses, in its own words', async () => {
    await open();
    const { settled } = await client.change('step.complete', { journeyId: '3', stepId: '13' }, {});

    const { outcome, problem } = await settled;

    assert.deepEqual([outcome, problem?.title], ['rejected', 'That one is ours to tick off.']);
    assert.deepEqual(await desk.query('select ticked_at::int from item where no = 13'), [{ ticked_at: 0 }]);
  });

  it('has once what is sent when the answer is lost with the connection', async () => {
    await open();
    await statuses();
    desk.loseAnswer();

    const { id, settled } = await client.change('feedback.send', {}, { text: 'Once', context: {} });

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual(await desk.query(`select key from note where words = 'Once'`), [{ key: id }]);
  });

  it('tells what the desk does, also what it did while the connection was cut', async () => {
    await open();
    cleanUps.unshift(client.observe({ kind: 'journey' }));
    const status = (stepId) =>
      client
        .select({ kind: 'journey' })
        .value?.stages.flatMap(({ steps }) => steps)
        .find(({ id }) => id === stepId)?.status;
    await until('the journey is there', () => status('13') === 'todo');

    await desk.tick(13);
    await until('it is told', () => status('13') === 'done');
    desk.cut();
    await desk.tick(14);
    await until('it is told, too', () => status('14') === 'done');
  });

  it('asks for a sign-in where the desk knows nobody', async () => {
    await open('ticket-nobody');

    cleanUps.unshift(client.observe({ kind: 'journey' }));

    await until('a sign-in is asked for', () => client.getSnapshot().signInNeeded);
  });
});
