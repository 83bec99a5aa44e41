import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { giveBadAnswers } from './bad-answers.js';
import { prepareElementsGround, type ElementsGround } from './elements-ground.js';

describe('Widgets whose host answers nonsense', { timeout: 300_000 }, () => {
  let ground: ElementsGround;

  before(async () => {
    ground = await prepareElementsGround();
  });

  after(() => ground?.stop());

  it('break nothing of the page, show what is good of it, and never look as if they were loading forever', async () => {
    const options = { seed: 1, mutations: 40 };
    const { answers, withGoodParts, uncaught, endless, hidden } = await giveBadAnswers(ground, options);

    assert.ok(answers >= 300 && withGoodParts === 10, `${answers} answers, ${withGoodParts} with good parts`);
    assert.deepEqual({ uncaught, endless, hidden }, { uncaught: [], endless: [], hidden: [] });
  });

  it('are heard when they do', async () => {
    const sabotage = `addEventListener('journey-error', () => Promise.reject(new Error('left alone')), true);`;

    const { uncaught } = await giveBadAnswers(ground, { seed: 1, bodies: 20, mutations: 0, sabotage });

    assert.ok(uncaught.includes('Error: left alone'));
  });

  it('are seen when they show nothing of what is good', async () => {
    const sabotage = `const parse = JSON.parse;
      JSON.parse = (text) => {
        const document = parse(text);
        if (document?.stages) document.stages = [];
        return document;
      };`;

    const { hidden } = await giveBadAnswers(ground, { seed: 1, bodies: 0, mutations: 20, sabotage });

    assert.equal(hidden.length, 5);
  });
});
