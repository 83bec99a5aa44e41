import type { PendingChange } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import { renderOutstanding } from '../../sending/outcome-notes.js';
import { WrittenWords } from '../../sending/written-words.js';
import type { ExploringHost } from './exploring-host.js';
import { renderRequest } from './request-form.js';

/** What somebody asks for because it is missing: the form, what became of it, and the requests that are not saved. */
export class Requests {
  /** Whether the form stands above what was found, where something is, for a request that was refused. */
  isAbove = false;
  private readonly host: ExploringHost;
  private readonly words: WrittenWords;
  /** Whether the focus goes to what became of a request. */
  private focusesResult = false;

  constructor(host: ExploringHost) {
    const { element, source } = host;
    this.host = host;
    this.words = new WrittenWords(element, { source, place: () => source, name: () => 'request' });
  }

  /** Forgets what was written, because somebody else is looking. */
  forget(): void {
    this.isAbove = false;
    this.words.clear();
  }

  /** Starts over, because the person looks for something else; refused words that are being changed stay. */
  letGo(): void {
    if (this.words.isEdited) return;
    this.isAbove = false;
    this.words.letGo();
  }

  willUpdate(): void {
    const { state } = this.words.sending;
    const form = this.host.element.shadowRoot?.activeElement?.closest('[part=request]');
    this.focusesResult = !this.words.isOpen && form?.localName === 'form';
    // what is not seen here any more is shown with the others that have no receipt
    if (!this.isShown && state !== 'idle' && state !== 'sending') this.words.letGo();
  }

  updated(): void {
    if (this.focusesResult) this.find('[data-result]')?.focus();
    if (this.host.know().canRequest) this.words.look();
  }

  /** The form, or what became of the request; nothing where the host takes none. */
  render(): TemplateResult | typeof nothing {
    const { locale, library } = this.host;
    const { canRequest, program } = this.host.know();
    if (!canRequest) return nothing;
    return renderRequest({
      locale,
      words: this.words,
      proposal: library.choice.words.trim(),
      program: program || locale.text('resources.program'),
      isAbove: !this.isInPlace,
      onSubmit: (event) => void this.send(event),
      onCancel: () => void this.cancel(),
      onDiscard: () => {
        this.isAbove = false;
        this.words.discard();
      },
    });
  }

  /** Requests that have no receipt yet, or were refused, except the one whose form is seen; in an empty library marks, too. */
  renderOutstanding(): TemplateResult {
    const { locale, source } = this.host;
    const { changes, isBare } = this.host.know();
    const { sending } = this.words;
    const others = changes.filter(
      ({ change: { kind, id } }) =>
        (isBare || kind === 'resource.request') && !(this.isShown && sending.owns(id)),
    );
    const edit = (change: PendingChange['change']) => this.editing(change);
    return html`${renderOutstanding(locale, source.client, others, { of: wordsOf, edit })}
    ${this.isAbove && !this.isInPlace ? this.render() : nothing}`;
  }

  /** Whether nothing was found, and the form stands in place of it. */
  private get isInPlace(): boolean {
    const { found, isBare } = this.host.know();
    return found?.items.length === 0 && !isBare;
  }

  /** Whether there is a form for a request, or what became of one. */
  private get isShown(): boolean {
    return this.host.know().canRequest && (this.isAbove || this.isInPlace);
  }

  private editing(change: PendingChange['change']): (() => void) | undefined {
    const { isEdited, sending } = this.words;
    const isTaken = isEdited || sending.state === 'sending' || sending.state === 'refused';
    if (change.kind !== 'resource.request' || !this.host.know().canRequest || isTaken) return undefined;
    return () => void this.edit(change);
  }

  private async edit(change: PendingChange['change']): Promise<void> {
    if (!this.words.isOpen) this.words.letGo();
    this.isAbove = true;
    this.words.edit(change.id, wordsOf(change));
    await this.drawn();
    this.find('#request')?.focus();
  }

  private async cancel(): Promise<void> {
    this.isAbove = false;
    this.words.cancel();
    await this.drawn();
    this.find('[part=refusal] button')?.focus();
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    const { words, host } = this;
    const { sending } = words;
    const going = words.send(
      (text) => sending.send('resource.request', {}, { text }),
      host.library.choice.words,
    );
    host.element.requestUpdate();
    await going;
    if (!words.isTextMissing) return;
    await this.drawn();
    this.find('#request')?.focus();
  }

  private async drawn(): Promise<void> {
    this.host.element.requestUpdate();
    await this.host.element.updateComplete;
  }

  private find(selector: string): HTMLElement | null | undefined {
    return this.host.element.shadowRoot?.querySelector<HTMLElement>(selector);
  }
}

function wordsOf(change: PendingChange['change']): string {
  return change.kind === 'resource.request' ? change.payload.text : '';
}
