import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { readOnce } from '@partner-journey/example-surroundings/read-once.js';
import { freePort } from '../../test/support/free-port.js';
import { settings, startLoopback } from './host.js';
import { proposeMapping, withEdits } from './propose-mapping.js';

describe(
  'What partner-journey init proposes for LoopBack, by its OpenAPI document',
  { timeout: 180_000 },
  () => {
    let host;
    let proposed;
    let client;

    before(async () => {
      host = await startLoopback(await freePort());
      proposed = await proposeMapping(host);
      const adapter = mappedAdapter({ mapping: proposed, settings, token: () => host.signIn() });
      client = createJourneyClient({ adapter, storage: 'session' });
    });
    after(async () => {
      client?.close();
      await host?.stop();
    });

    it('reads who is looking, the journey, the library and feedback without an edit', async () => {
      const session = await readOnce(client, { kind: 'session' });
      const journey = await readOnce(client, { kind: 'journey' });
      const resources = await readOnce(client, { kind: 'resources' });
      const feedback = await readOnce(client, { kind: 'feedback' });

      assert.deepEqual(
        [session, journey, resources, feedback].flatMap(({ issues }) => issues),
        [],
      );
      assert.deepEqual(session.value.viewer, { id: '1', name: 'Ana Duarte', role: 'partner' });
      assert.deepEqual(session.value.partners, [{ id: '1', name: 'Harbor & Finch' }]);
      assert.deepEqual(
        journey.value.stages.map(({ title, outcome, steps }) => [
          title,
          outcome,
          steps.map(({ side, status }) => `${side} ${status}`),
        ]),
        [
          ['Start', 'Everybody knows how we work', ['partner done', 'partner todo', 'program in-progress']],
          ['Grow', 'A second customer', ['partner todo']],
        ],
      );
      const { items } = resources.value;
      assert.equal(items.length, 60);
      assert.deepEqual(
        [items[9].title, items[9].kind, items[9].minutes, items[9].url],
        ['Guide 10', 'video', 10, 'https://moorhen.example/guides/10'],
      );
      assert.deepEqual(
        feedback.value.items.map(({ summary, status, reply }) => [summary, status, reply.text]),
        [['The kit came without a key.', 'done', 'It is on its way.']],
      );
    });

    it('completes a step and sends feedback without an edit, into the database', async () => {
      await readOnce(client, { kind: 'journey' });
      const changes = await Promise.all([
        client.change('step.complete', { journeyId: '1', stepId: '2' }, {}),
        client.change('feedback.send', {}, { text: 'By proposal', context: {} }),
      ]);

      const receipts = await Promise.all(changes.map(({ settled }) => settled));

      assert.deepEqual(
        receipts.map(({ outcome }) => outcome),
        ['saved', 'saved'],
      );
      assert.deepEqual(await host.database.query('select status from item where id = 2'), [
        { status: 'closed' },
      ]);
      assert.deepEqual(
        await host.database.query('select text, memberid from note where reference = $1', [changes[1].id]),
        [{ text: 'By proposal', memberid: 1 }],
      );
    });

    it('is the mapping of this example, once edits.json is merged into it (npm run mapping)', async () => {
      const mapping = JSON.parse(await readFile(new URL('mapping.json', import.meta.url), 'utf8'));

      assert.deepEqual(await withEdits(proposed), mapping);
    });
  },
);
