import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html, render } from 'lit';
import { keepKeys } from './keep-keys.js';

function setup() {
  const widget = document.createElement('div');
  document.body.append(widget);
  const inside = widget.attachShadow({ mode: 'open' });
  render(
    html`<section @keydown=${keepKeys} @keypress=${keepKeys} @keyup=${keepKeys}>
      <input aria-label="Name" /><input type="checkbox" aria-label="Agree" />
    </section>`,
    inside,
  );
  const heard: string[] = [];
  const listener = (event: KeyboardEvent) => heard.push(`${event.type} ${event.key}`);
  for (const type of ['keydown', 'keypress', 'keyup'] as const) document.addEventListener(type, listener);
  const [field, box] = inside.querySelectorAll('input');
  return { field: field!, box: box!, heard };
}

describe('keepKeys', () => {
  afterEach(() => document.body.replaceChildren());

  it('keeps what is typed from the page, whichever event it listens to', async () => {
    const { field, heard } = setup();
    field.focus();

    await sendKeys({ type: 'a/' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'ArrowLeft' });

    expect(field.value).to.equal('a');
    expect(heard).to.deep.equal([]);
  });

  it('lets go of the keys that are the page’s', async () => {
    const { field, heard } = setup();
    field.focus();

    await sendKeys({ press: 'Escape' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'k' });
    await sendKeys({ up: 'Control' });

    expect(heard.filter((text) => text.startsWith('keydown'))).to.deep.equal([
      'keydown Escape',
      'keydown Control',
      'keydown k',
    ]);
  });

  it('leaves controls alone that no text is typed into', async () => {
    const { box, heard } = setup();
    box.focus();

    await sendKeys({ press: 'x' });

    expect(heard).to.include('keydown x');
  });
});
