import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareElementsGround, type ElementsGround } from './elements-ground.js';
import { switchPeople } from './isolation.js';

const people = 4;

describe('People who take turns at one page', { timeout: 300_000 }, () => {
  let ground: ElementsGround;

  before(async () => {
    ground = await prepareElementsGround(people);
  });

  after(() => ground?.stop());

  it('never meet anything of each other, and no token is kept', async () => {
    const { looks, foreign, tokens } = await switchPeople(ground, { people, switches: 40, seed: 1 });

    assert.ok(looks > 100, `${looks} looks`);
    assert.deepEqual({ foreign, tokens }, { foreign: [], tokens: [] });
  });

  it('are found to meet when a page keeps what it has drawn, reads all of the device, and keeps a token', async () => {
    const sabotage = `addEventListener('journey-ready', async ({ target }) => {
      indexedDB.open('partner-journey-1').onsuccess = ({ target: { result: database } }) => {
        const [name] = database.objectStoreNames;
        database.transaction(name).objectStore(name).getAll();
        database.close();
      };
      const checklist = target.querySelector('journey-checklist');
      localStorage.setItem('session', target.token());
      while (!checklist.shadowRoot?.textContent.includes('Partner')) await new Promise(requestAnimationFrame);
      target.append(checklist.shadowRoot.textContent);
    });`;

    const { foreign, tokens } = await switchPeople(ground, { people, switches: 20, seed: 1, sabotage });

    assert.ok(foreign.some((text) => text.startsWith('drawn: ')));
    assert.ok(foreign.some((text) => text.startsWith('read from the device: ')));
    assert.deepEqual(tokens, ['localStorage']);
  });
});
