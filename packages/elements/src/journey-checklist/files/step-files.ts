import type { FileUpload, FileUploadState, JourneyClient, Uploads } from '@partner-journey/client';
import type { Step } from '@partner-journey/contract';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hostText } from '../../base/rich-text.js';
import { bytesText } from '../../journey-view/bytes-text.js';
import { checklistFiles } from '../../locales/en/checklist-files.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { MessageKey } from '../../locales/strings.js';
import { needsFile, type ChecklistView } from '../checklist-view.js';
import type { RowsHost } from '../row-state.js';
import { fileStyles } from './step-files.styles.js';

export const words = checklistFiles;
export const styles = [fileStyles];

type Limits = NonNullable<ReturnType<Uploads['limitsOf']>>;

/** States that are told as soon as a file has come to them; what is under way is seen, and asked for. */
const saidStates: ReadonlySet<FileUploadState> = new Set([
  ...(['waiting', 'needs-file', 'unfit', 'scanning', 'ready', 'refused', 'failed'] as const),
]);
const none: readonly FileUpload[] = [];

/** The files of steps: chosen with a native control or dropped, each with how far it is and what can be done about it. */
export class StepFiles {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private uploads: Uploads | undefined;
  private unsubscribe: (() => void) | undefined;
  private isStopped = false;
  /** What keeps a step from being handed in, until one of its files stands otherwise. */
  private readonly complaints = new Map<string, { readonly key: MessageKey; readonly of: unknown }>();
  /** What was told last, by the file. */
  private readonly said = new Map<string, FileUploadState>();

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost, client: JourneyClient) {
    this.element = element;
    this.host = host;
    void this.start(client);
  }

  /** The same as long as nothing of it is different. */
  drawn(stepId: string): unknown {
    return this.complaints.get(stepId)?.key ?? this.uploads?.of(stepId) ?? none;
  }

  readyIds(stepId: string): string[] {
    return this.files(stepId).flatMap(({ state, fileId }) => (state === 'ready' ? [fileId] : []));
  }

  check(step: Step, form: HTMLFormElement): boolean {
    const files = this.files(step.id);
    const isReady = files.some(({ state }) => state === 'ready');
    const isUnderWay = files.some(({ state }) => ['sending', 'waiting', 'scanning'].includes(state));
    const isMissing = !isReady && (needsFile(step) || step.upload !== undefined);
    if (!isMissing && !isUnderWay) return true;
    const key = isUnderWay ? 'checklist.file-unfinished' : 'checklist.file-missing';
    this.complaints.set(step.id, { key, of: files });
    this.element.requestUpdate();
    form.querySelector<HTMLElement>('input[type=file]')?.focus();
    this.host.announce(this.host.locale.text(key));
    return false;
  }

  end(stepId: string): void {
    this.uploads?.forget(this.files(stepId).map(({ id }) => id));
  }

  stop(): void {
    this.isStopped = true;
    this.unsubscribe?.();
  }

  render(view: ChecklistView, step: Step, domId: string): TemplateResult {
    const { locale } = view;
    const { uploads } = this;
    const limits = uploads?.limitsOf(step);
    if (!uploads) return html`<p class="quiet small">${locale.text('common.loading')}</p>`;
    if (!limits) return html`<p class="small">${locale.text('checklist.files-elsewhere')}</p>`;
    const files = this.files(step.id);
    const take = (list: FileList | undefined | null) =>
      uploads.add(view.journey.id, step, list ? [...list] : []);
    return html`<div
      class="field files"
      part="field"
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        take(event.dataTransfer?.files);
      }}
    >
      ${this.renderControl(locale, step, { domId, limits, take })}
      ${
        files.length > 0
          ? html`<ul class="uploads" role="list" aria-label=${locale.text('checklist.files-chosen')}>
              ${repeat(
                files,
                ({ id }) => id,
                (file) => this.renderFile(locale, file, limits, uploads),
              )}
            </ul>`
          : nothing
      }
    </div>`;
  }

  private renderControl(
    locale: LocaleController,
    step: Step,
    {
      domId,
      limits,
      take,
    }: { domId: string; limits: Limits; take: (list: FileList | undefined | null) => void },
  ): TemplateResult {
    const complaint = this.complaints.get(step.id);
    const label = step.fields?.find(({ type }) => type === 'file')?.label;
    return html`
      <label for=${`files-${domId}`}>${label ? hostText(label) : locale.text('checklist.files')}</label>
      <p id=${`limits-${domId}`} class="quiet small">${limitWords(locale, limits)}</p>
      <input
        id=${`files-${domId}`}
        type="file"
        accept=${limits.types.join(',') || nothing}
        ?multiple=${limits.maxFiles > 1}
        aria-describedby=${`limits-${domId}${complaint ? ` complaint-${domId}` : ''}`}
        @change=${(event: Event) => {
          const input = event.currentTarget as HTMLInputElement;
          take(input.files);
          input.value = '';
        }}
      />
      ${complaint ? html`<p id=${`complaint-${domId}`} class="small late">${locale.text(complaint.key)}</p>` : nothing}
    `;
  }

  private renderFile(
    locale: LocaleController,
    file: FileUpload,
    limits: Limits,
    uploads: Uploads,
  ): TemplateResult {
    const { id, name, bytes, sent, state } = file;
    const isMoving = state === 'sending' || state === 'waiting' || state === 'needs-file';
    const isOver = state === 'unfit' || state === 'refused' || state === 'ready';
    return html`<li class=${`upload ${state}`} part="file">
      <span class="small"
        ><bdi>${name}</bdi> <span class="quiet">${bytesText(locale.language, bytes)}</span></span
      >
      ${isMoving ? html`<progress max=${bytes} .value=${sent} aria-label=${name}></progress>` : nothing}
      <span class="small number" part="file-state">${stateWords(locale, file, limits)}</span>
      <span class="actions">
        ${
          state === 'failed'
            ? html`<button class="button link" type="button" @click=${() => uploads.retry(id)}>
                ${locale.text('common.retry')}
              </button>`
            : nothing
        }
        <button
          class="button link"
          part="file-cancel"
          type="button"
          aria-label=${locale.text(isOver ? 'checklist.file-remove-name' : 'checklist.file-cancel-name', { name })}
          @click=${(event: Event) => this.cancel(event, id)}
        >
          ${locale.text(isOver ? 'checklist.file-remove' : 'checklist.cancel')}
        </button>
      </span>
    </li>`;
  }

  /** The button goes with its file: the focus goes on where files are chosen. */
  private cancel(event: Event, id: string): void {
    const field = (event.currentTarget as HTMLElement).closest('.files');
    this.uploads?.cancel(id);
    field?.querySelector<HTMLElement>('input[type=file]')?.focus();
  }

  private files(stepId: string): readonly FileUpload[] {
    return this.uploads?.of(stepId) ?? none;
  }

  private async start(client: JourneyClient): Promise<void> {
    const uploads = await client.uploads().catch(() => undefined);
    if (!uploads || this.isStopped) return;
    this.uploads = uploads;
    this.unsubscribe = uploads.subscribe(() => this.changed());
    this.changed();
  }

  private changed(): void {
    for (const [stepId, { of }] of this.complaints)
      if (of !== this.files(stepId)) this.complaints.delete(stepId);
    for (const step of this.host.journey()?.stages.flatMap(({ steps }) => steps) ?? []) {
      const limits = this.files(step.id).length > 0 ? this.uploads?.limitsOf(step) : undefined;
      if (limits) for (const file of this.files(step.id)) this.say(file, limits);
    }
    this.element.requestUpdate();
  }

  private say(file: FileUpload, limits: Limits): void {
    const { id, name, state } = file;
    if (this.said.get(id) === state) return;
    this.said.set(id, state);
    const { locale } = this.host;
    if (saidStates.has(state)) this.host.announce(`${name}: ${stateWords(locale, file, limits)}`);
  }
}

function limitWords(locale: LocaleController, { types, maxBytes, maxFiles }: Limits): string {
  const size = bytesText(locale.language, maxBytes);
  const named = types.map((type) => type.split('/').at(-1)!.replace(/^\./, ''));
  return [
    ...(types.length > 0 && !types.some((type) => type.endsWith('/*'))
      ? [locale.text('checklist.files-types', { types: named.join(', ') })]
      : []),
    locale.text('checklist.files-size', { size }),
    ...(maxFiles < Infinity ? [locale.text('checklist.files-most', { count: maxFiles })] : []),
    locale.text('checklist.files-drop'),
  ].join(' ');
}

function stateWords(locale: LocaleController, file: FileUpload, { maxBytes }: Limits): string {
  const { state, misfit, reason, problem, sent, bytes } = file;
  if (state === 'sending') {
    return locale.text('checklist.file-sending', { percent: locale.percent(bytes > 0 ? sent / bytes : 0) });
  }
  if (misfit) {
    const size = bytesText(locale.language, maxBytes);
    return locale.text(`checklist.file-${misfit}` as MessageKey, { size });
  }
  const words = locale.text(`checklist.file-${state}` as MessageKey);
  const why = reason ?? problem?.detail;
  return why ? `${words} ${why}` : words;
}
