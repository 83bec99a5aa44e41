import type { Journey, JourneyList, Upload } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { startHostProcess, type HostProcess } from '../testing/start-host-process.js';

const headers = { Authorization: 'Bearer demo-ana' };
const partBytes = 1000;

/** A step of the demo that takes something from its partner now. */
async function openStep(host: HostProcess): Promise<{ journeyId: string; stepId: string }> {
  const read = async <Body>(path: string) =>
    (await (await fetch(`${host.url}${path}`, { headers })).json()) as Body;
  const [summary] = (await read<JourneyList>('/journeys')).items;
  const { id, stages } = await read<Journey>(`/journeys/${summary!.id}`);
  const step = stages.flatMap(({ steps }) => steps).find(({ allowed }) => allowed.includes('submit'));
  return { journeyId: id, stepId: step!.id };
}

async function announce(host: HostProcess, said: object): Promise<Upload> {
  const response = await fetch(`${host.url}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(said),
  });
  return (await response.json()) as Upload;
}

/** Sends what is missing, until all is there or the host is gone; gives how much it has said that it has. */
async function sendRest(host: HostProcess, said: { id: string }, file: Uint8Array): Promise<Upload> {
  let upload = await announce(host, said);
  while (upload.received! < file.length) {
    const from = upload.received!;
    const response = await fetch(`${host.url}/uploads/${said.id}/parts?offset=${from}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/octet-stream' },
      body: file.slice(from, from + partBytes),
    });
    upload = (await response.json()) as Upload;
  }
  return upload;
}

describeOnEveryDatabase('A host that is killed in the middle of an upload', (kind) => {
  it('has every part that it answered for, and takes the rest', async () => {
    const { place, remove } = await kind.create();
    const file = randomBytes(200 * partBytes);
    let host = await startHostProcess(place);
    const target = await openStep(host);
    const said = { id: randomUUID(), name: 'plan.png', type: 'image/png', bytes: file.length, target };
    let told = 0;

    for (let kills = 0; kills < 3; kills += 1) {
      const before = (await announce(host, said)).received!;
      assert.ok(before >= told, 'nothing is lost that was answered for');
      const sending = sendRest(host, said, file).catch(() => undefined);
      do told = (await announce(host, said)).received!;
      while (told < before + 5 * partBytes);
      await host.kill('SIGKILL');
      await sending;
      host = await startHostProcess(place);
    }

    assert.ok((await announce(host, said)).received! < file.length, 'it was killed before the end');
    await sendRest(host, said, file);
    for (;;) {
      const { state, received } = await announce(host, said);
      if (state !== 'ready') continue;
      assert.equal(received, file.length);
      break;
    }
    await host.stop();
    await remove();
  });
});
