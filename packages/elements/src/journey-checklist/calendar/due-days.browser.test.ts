import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import '../journey-checklist.js';
import { violationsIn } from '../../testing/accessibility.js';
import { clearPage, showElement } from '../../testing/shown-element.js';
import { until } from '../../testing/until.js';
import { plain } from '../../testing/words.js';

/** What was saved, by the names of the files. */
function watchDownloads() {
  const blobs = new Map<string, Blob>();
  const saved: { readonly name: string; readonly blob: Blob }[] = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob);
    return url;
  };
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push({ name: this.download, blob });
    else click.call(this);
  };
  const stop = () => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  };
  return { saved, stop };
}

async function setup({ calendar = true, isDone = false } = {}) {
  const fixture = typicalFixture(new Date().toISOString());
  const stages = fixture.journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => (isDone ? { ...step, due: undefined } : step)),
  }));
  const adapter = memoryAdapter({
    fixture: { ...fixture, journey: { ...fixture.journey, stages } },
    id: crypto.randomUUID(),
  });
  const list = Object.assign(document.createElement('journey-checklist'), { calendar });
  const shown = await showElement(list, { adapter, storage: 'session' });
  await shown.element.updateComplete;
  const button = () => shown.root.querySelector<HTMLElement>('[part=calendar]');
  return { ...shown, button };
}

describe('Due days of <journey-checklist>', () => {
  const downloads = watchDownloads();
  after(() => downloads.stop());
  afterEach(clearPage);

  // rows: T35
  it('are saved for a calendar program: what this person has to do, each with its day', async () => {
    const { element, button, client } = await setup();
    await until(() => button());
    expect(await violationsIn(element)).to.deep.equal([]);

    button()!.click();

    const [file] = downloads.saved;
    expect(file!.name).to.equal('harbor-finch-journey.ics');
    expect(file!.blob.type).to.equal('text/calendar;charset=utf-8');
    const lines = (await file!.blob.text()).replaceAll('\r\n ', '').split('\r\n');
    const events = lines.filter((line) => line === 'BEGIN:VEVENT');
    expect(plain(button()!.textContent)).to.equal(`Save ${events.length} due days for your calendar`);
    const { viewer } = client.select({ kind: 'session' }).value!;
    const mine = client
      .select({ kind: 'journey' })
      .value!.stages.flatMap(({ steps }) => steps)
      .filter(
        ({ side, due, status }) =>
          side === 'partner' && due && !['done', 'skipped', 'submitted'].includes(status),
      )
      .filter(({ assignees }) => !assignees?.length || assignees.some(({ id }) => id === viewer.id));
    expect(lines.filter((line) => line.startsWith('SUMMARY:')).sort()).to.deep.equal(
      mine.map(({ title }) => `SUMMARY:${title.replaceAll(',', '\\,')}`).sort(),
    );
  });

  // rows: T35
  it('are offered only where the page asks for it, and while there are some', async () => {
    const unasked = await setup({ calendar: false });
    expect(Boolean(unasked.button())).to.equal(false);
    await clearPage();

    const none = await setup({ isDone: true });
    await none.element.updateComplete;
    expect(Boolean(none.button())).to.equal(false);
  });
});
