import { HostResponseError, type JourneyAdapter } from '@partner-journey/client';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Session, Upload, UploadRequest } from '@partner-journey/contract';
import { typicalFixture } from '@partner-journey/contract/fixtures';
import { expect } from 'chai';
import './journey-checklist.js';
import { violationsIn } from '../testing/accessibility.js';
import { checklistRows } from '../testing/checklist-rows.js';
import { MoodyHost } from '../testing/moody-host.js';
import { clearPage, showElement } from '../testing/shown-element.js';
import { until } from '../testing/until.js';
import { plain } from '../testing/words.js';

const title = 'Upload your proof of insurance';

/** A host that takes files; a test decides when parts go through and what becomes of whole ones. */
class FileHost {
  readonly uploads = new Map<string, Upload>();
  isHeld = false;
  end: Partial<Upload> = { state: 'ready' };

  over(inner: JourneyAdapter): JourneyAdapter {
    const { uploads } = this;
    return {
      ...inner,
      read: async (query, context) => {
        const answer = await inner.read(query, context);
        if (query.kind !== 'session' || answer.unchanged) return answer;
        const session = answer.body as Session;
        const own = { maxBytes: 1_000_000, types: ['application/pdf'], partBytes: 100_000 };
        return { ...answer, body: { ...session, capabilities: { ...session.capabilities, uploads: own } } };
      },
      uploads: async () => ({
        announce: async ({ id = '', name, bytes }: UploadRequest) => {
          const upload = uploads.get(id) ?? { fileId: id, state: 'receiving', name, bytes, received: 0 };
          uploads.set(id, upload);
          return upload;
        },
        sendPart: async ({ fileId, offset, body }) => {
          await until(() => !this.isHeld || offset === 0);
          const upload = uploads.get(fileId)!;
          if (offset !== upload.received) throw new HostResponseError('No.', { status: 409 });
          const received = offset + body.size;
          const isWhole = received === upload.bytes;
          uploads.set(fileId, { ...upload, received, ...(isWhole && this.end) });
          return uploads.get(fileId);
        },
        read: async (fileId) => uploads.get(fileId),
        cancel: async (fileId) => {
          uploads.set(fileId, { ...uploads.get(fileId)!, state: 'canceled' });
          return uploads.get(fileId);
        },
      }),
    };
  }
}

async function setup(files = new FileHost(), storage: 'session' | 'local' = 'session') {
  const host = new MoodyHost();
  const inner = memoryAdapter({ fixture: typicalFixture(new Date().toISOString()), id: crypto.randomUUID() });
  const adapter = files.over(host.over(inner));
  const shown = await showElement(document.createElement('journey-checklist'), { adapter, storage });
  const rows = checklistRows(shown.root);
  const row = () => rows.row(title);
  const open = async () => {
    await rows.open(title);
    await until(() => row().querySelector('input[type=file]'));
  };
  const input = () => row().querySelector<HTMLInputElement>('input[type=file]')!;
  const choose = (...chosen: File[]) => {
    const transfer = new DataTransfer();
    for (const file of chosen) transfer.items.add(file);
    input().files = transfer.files;
    input().dispatchEvent(new Event('change', { bubbles: true }));
  };
  const states = () => [...row().querySelectorAll('[part=file-state]')].map((one) => plain(one.textContent));
  const untilSays = (words: string) => until(() => states().some((state) => state.includes(words)));
  return { ...shown, files, host, row, open, input, choose, states, untilSays };
}

const pdf = (bytes: number, name = 'policy.pdf') =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });

describe('Files in <journey-checklist>', () => {
  afterEach(clearPage);

  it('are chosen with a labeled control that says what is accepted', async () => {
    const { element, open, input, row } = await setup();
    await open();

    expect(await violationsIn(element)).to.deep.equal([]);
    expect(input().labels?.length).to.equal(1);
    expect([input().accept, input().multiple]).to.deep.equal(['application/pdf', true]);
    const limits = row().querySelector(`#${input().getAttribute('aria-describedby')!}`);
    expect(plain(limits?.textContent)).to.equal(
      'Accepted: pdf. At most 1 MB each. 3 files at most. You can drop files here, too.',
    );
  });

  it('are sent with their progress, and handed in when they are ready', async () => {
    const { files, open, choose, row, untilSays, host, element } = await setup();
    files.isHeld = true;
    await open();
    choose(pdf(200_000));
    await untilSays('33% sent');

    const bar = row().querySelector('progress')!;
    expect([bar.max, bar.value, bar.getAttribute('aria-label')]).to.deep.equal([
      200_000,
      65_536,
      'policy.pdf',
    ]);
    row().querySelector<HTMLElement>('[part=submit]')!.click();
    await element.updateComplete;
    expect(host.sent).to.have.length(0);
    expect(plain(row().querySelector('.late')?.textContent)).to.equal('Some files are not ready yet.');

    files.isHeld = false;
    await untilSays('Ready to be handed in');
    row().querySelector<HTMLElement>('[part=submit]')!.click();
    await until(() => host.sent.length === 1);
    expect(host.sent[0]?.payload).to.deep.equal({ values: {}, fileIds: [...files.uploads.keys()] });
  });

  it('do not go without one', async () => {
    const { open, row, root, input, host } = await setup();
    await open();

    row().querySelector<HTMLElement>('[part=submit]')!.click();
    await until(() => row().querySelector('.late'));

    expect(plain(row().querySelector('.late')?.textContent)).to.equal('Choose a file first.');
    expect(root.activeElement === input()).to.equal(true);
    expect(host.sent).to.have.length(0);
  });

  it('that do not fit are not sent, and say why', async () => {
    const { files, open, choose, states } = await setup();
    await open();

    choose(pdf(2_000_000), pdf(0), new File(['x'], 'a.exe', { type: 'application/x-msdownload' }));
    await until(() => states().length === 3);

    expect(states()).to.deep.equal([
      'It is not sent: it is larger than 1 MB.',
      'It is not sent: it is empty.',
      'It is not sent: files of this type are not accepted.',
    ]);
    expect(files.uploads.size).to.equal(0);
  });

  it('wait to be checked, and say why they are refused', async () => {
    const { files, open, choose, untilSays } = await setup();
    files.end = { state: 'scanning' };
    await open();
    choose(pdf(10));
    await untilSays('It is being checked');

    const [id] = files.uploads.keys();
    files.uploads.set(id!, { ...files.uploads.get(id!)!, state: 'refused', reason: 'A virus was found.' });

    await untilSays('It is not accepted. A virus was found.');
  });

  it('are taken back, and the focus stays where files are chosen', async () => {
    const { files, open, choose, untilSays, row, root, input } = await setup();
    files.isHeld = true;
    await open();
    choose(pdf(200_000));
    await untilSays('33% sent');

    row().querySelector<HTMLElement>('[part=file-cancel]')!.click();
    await until(() => row().querySelectorAll('[part=file]').length === 0);

    expect(root.activeElement === input()).to.equal(true);
    await until(() => [...files.uploads.values()][0]?.state === 'canceled');
  });
});
