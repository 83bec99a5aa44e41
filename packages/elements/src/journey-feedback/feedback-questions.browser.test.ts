import { sendKeys } from '@web/test-runner-commands';
import type { Survey } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './journey-feedback.js';
import { accessibleNodes, violationsIn } from '../testing/accessibility.js';
import { until } from '../testing/until.js';

const { session } = typicalFixture(new Date().toISOString());

type Question = Survey['questions'][number];

const ends = { lowLabel: 'Bad', highLabel: 'Good' };
const options = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];
const questionOf = (more: Partial<Question> & Pick<Question, 'kind'>): Question => ({
  ...{ id: 'q', text: 'How was it?', required: true },
  ...more,
});

async function setup(question: Question, more: Partial<Survey> = {}, plainScales = false) {
  const element = document.createElement('journey-feedback');
  const survey: Survey = {
    ...{ id: 's', purpose: 'csat', askAt: { moment: 'scheduled' }, anonymous: 'never', context: [] },
    questions: [question, { id: 'end', kind: 'text', text: 'Anything else?', required: false }],
    ...more,
  };
  Object.assign(element, { session, surveys: [survey], feedbackItems: [], plainScales });
  element.addEventListener('journey-response-send', (event) => event.preventDefault());
  document.body.append(element);
  const root = element.shadowRoot!;
  await until(() => root.querySelector('.question input') !== null);
  const find = (selector: string) => root.querySelector<HTMLInputElement>(selector)!;
  const next = async () => {
    find('[part~=send]').click();
    await element.updateComplete;
  };
  const settled = () => element.updateComplete;
  /** What is asked now. */
  const asked = () => root.querySelector('.words')?.textContent.replace(/\s+/g, ' ').trim();
  return { element, root, find, next, settled, asked };
}

/** The controls of the question as they are told. */
async function told(role: string) {
  const nodes = await accessibleNodes();
  return nodes
    .filter((node) => node.role === role)
    .map(({ name, checked }) => (checked === 'true' ? `${name} (chosen)` : name));
}

async function groupNamed(name: string) {
  return (await accessibleNodes()).find((node) => /group$/.test(node.role) && node.name === name);
}

// rows: F2, F33, F36
describe('A question of <journey-feedback> in stars or faces', () => {
  afterEach(() => document.body.replaceChildren());

  const stars = questionOf({ kind: 'scale', scale: { from: 1, to: 5, look: 'stars', ...ends } });

  it('is a named group of radios that say how many stars of how many', async () => {
    const { find, settled, root } = await setup(stars);

    find('input[value="4"]').click();
    await settled();

    const group = await groupNamed('How was it?');
    expect([group?.role, group?.required, group?.description]).to.deep.equal([
      'radiogroup',
      true,
      '1 means: Bad. 5 means: Good.',
    ]);
    expect(await told('radio')).to.deep.equal(
      [1, 2, 3, 4, 5].map((count) => `${count} of 5 stars${count === 4 ? ' (chosen)' : ''}`),
    );
    expect(root.querySelectorAll('.step.on')).to.have.length(4);
    expect(root.querySelector('.chosen')?.textContent).to.equal('4 of 5 stars');
  });

  it('is answered by the arrow keys', async () => {
    const { find, settled, root } = await setup(stars);
    find('input[value="2"]').focus();

    await sendKeys({ press: 'ArrowRight' });
    await settled();

    expect(root.querySelector<HTMLInputElement>('input:checked')?.value).to.equal('3');
  });

  for (const [to, words] of [
    [3, 'Bad, Neither good nor bad, Good'],
    [5, 'Very bad, Bad, Neither good nor bad, Good, Very good'],
    [7, 'Very bad, Bad, Rather bad, Neither good nor bad, Rather good, Good, Very good'],
  ] as const) {
    it(`has words for each of ${to} faces`, async () => {
      await setup(questionOf({ kind: 'scale', scale: { from: 1, to, look: 'faces', ...ends } }));

      expect((await told('radio')).join(', ')).to.equal(words);
    });
  }

  it('is drawn as numbers where there are no words for so many faces, and where the page wants it', async () => {
    const four = questionOf({ kind: 'scale', scale: { from: 1, to: 4, look: 'faces', ...ends } });
    await setup(four);
    expect(await told('radio')).to.deep.equal(['1', '2', '3', '4']);
    document.body.replaceChildren();

    await setup(stars, {}, true);

    expect(await told('radio')).to.deep.equal(['1', '2', '3', '4', '5']);
  });

  it('has no accessibility violation', async () => {
    const { element } = await setup(stars);

    expect(await violationsIn(element)).to.deep.equal([]);
  });
});

// rows: F3
describe('A question of <journey-feedback> about effort', () => {
  afterEach(() => document.body.replaceChildren());

  it('has a step for each number and the words of both ends', async () => {
    const scale = { from: 1, to: 7, look: 'numbers', lowLabel: 'Hard', highLabel: 'Easy' };
    await setup(questionOf({ kind: 'scale', scale }), { purpose: 'ces' });

    expect(await told('radio')).to.deep.equal([...'1234567']);
    expect((await groupNamed('How was it?'))?.description).to.equal('1 means: Hard. 7 means: Easy.');
  });
});

// rows: F4
describe('A question of <journey-feedback> with a list', () => {
  afterEach(() => document.body.replaceChildren());

  const listed = [...options, { value: 'else', label: 'Something else', other: true }];

  it('takes one of it, by radios', async () => {
    const { find, settled } = await setup(questionOf({ kind: 'choice', options: listed }));

    find('input[value="yes"]').click();
    await settled();

    expect((await groupNamed('How was it?'))?.role).to.equal('radiogroup');
    expect(await told('radio')).to.deep.equal(['No', 'Yes (chosen)', 'Something else']);
  });

  it('takes several, by checkboxes, and own words beside “other”', async () => {
    const { find, settled } = await setup(questionOf({ kind: 'choices', options: listed }));

    find('input[value="no"]').click();
    find('input[value="else"]').click();
    await settled();

    expect(await told('checkbox')).to.deep.equal(['No (chosen)', 'Yes', 'Something else (chosen)']);
    expect(await told('textbox')).to.deep.equal(['Something else: In your words']);
  });
});

// rows: F5, F33
describe('A further question of <journey-feedback>', () => {
  afterEach(() => document.body.replaceChildren());

  it('puts things in the order in which they are chosen, and says the place of each', async () => {
    const { find, settled, next, asked } = await setup(questionOf({ kind: 'rank', options }));
    await next();
    expect(asked()).to.equal('How was it?');

    find('input[value="yes"]').click();
    await settled();
    find('input[value="no"]').click();
    await settled();
    expect(await told('checkbox')).to.deep.equal(['No (place 2) (chosen)', 'Yes (place 1) (chosen)']);
    find('input[value="yes"]').click();
    await settled();

    expect(await told('checkbox')).to.deep.equal(['No (place 1) (chosen)', 'Yes']);
    await next();
    await until(() => asked()?.startsWith('Anything else?') === true);
  });

  const rows = [
    { value: 'speed', label: 'How soon' },
    { value: 'tone', label: 'How kindly' },
  ];

  it('asks the same about each row of a matrix, and says which row lacks its answer', async () => {
    const { find, settled, next, asked } = await setup(questionOf({ kind: 'matrix', rows, options }));
    expect(
      (await accessibleNodes()).filter(({ role }) => role === 'radiogroup').map(({ name }) => name),
    ).to.deep.equal(['How soon', 'How kindly']);

    find('[name="q/speed"][value="yes"]').click();
    await settled();
    await next();
    await settled();

    expect([
      (await groupNamed('How soon'))?.invalid,
      (await groupNamed('How kindly'))?.invalid,
    ]).to.deep.equal([undefined, 'true']);
    find('[name="q/tone"][value="no"]').click();
    await settled();
    await next();
    await until(() => asked()?.startsWith('Anything else?') === true);
  });

  it('takes a day by the control of the browser', async () => {
    const { find, settled, next, asked } = await setup(questionOf({ kind: 'date' }));
    expect(find('input').type).to.equal('date');

    find('input').value = '2026-05-12';
    find('input').dispatchEvent(new Event('input'));
    await settled();
    await next();

    await until(() => asked()?.startsWith('Anything else?') === true);
  });

  // rows: F24
  it('takes a contact, with the name that is known filled in, and needs no number', async () => {
    const { find, settled, next, asked } = await setup(questionOf({ kind: 'contact' }));
    expect(await told('textbox')).to.deep.equal(['Name', 'E-mail', 'Phone (optional)']);
    expect(find('input[type=text]').value).to.equal(session.viewer.name);

    await next();
    await settled();
    expect(find('input[type=email]').getAttribute('aria-invalid')).to.equal('true');
    find('input[type=email]').value = 'ana@harbor.example';
    find('input[type=email]').dispatchEvent(new Event('input'));
    await settled();
    await next();

    await until(() => asked()?.startsWith('Anything else?') === true);
  });

  it('knows no name where the answer is kept without one', async () => {
    const { find } = await setup(questionOf({ kind: 'contact' }), { anonymous: 'always' });

    expect(find('input[type=text]').value).to.equal('');
  });

  // rows: F24
  it('has what the host knows filled in, and goes on with it', async () => {
    const { next, asked } = await setup(questionOf({ kind: 'choice', options, value: 'yes' }));
    expect(await told('radio')).to.deep.equal(['No', 'Yes (chosen)']);

    await next();

    await until(() => asked()?.startsWith('Anything else?') === true);
  });

  for (const [what, question] of Object.entries({
    'a ranking': questionOf({ kind: 'rank', options }),
    'a matrix': questionOf({ kind: 'matrix', rows, options }),
    'a day': questionOf({ kind: 'date' }),
    'a contact': questionOf({ kind: 'contact', help: 'Only the partner team sees this.' }),
    'a consent': questionOf({ kind: 'consent' }),
  })) {
    it(`has no accessibility violation with ${what}`, async () => {
      const { element } = await setup(question);

      expect(await violationsIn(element)).to.deep.equal([]);
    });
  }
});
