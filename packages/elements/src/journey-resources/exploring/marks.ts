import type { PendingChange } from '@partner-journey/client';
import type { Problem } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { refusalWords } from '../../sending/refusal-text.js';
import { renderRefused, renderUntaken } from '../../sending/refused-note.js';
import { keptText, stateText } from '../../sending/state-text.js';
import { untakenProblem } from '../../sending/untaken.js';
import type { ExploringHost } from './exploring-host.js';

/** What is said of marks that are not saved: favorites, and what is completed. */
export class Marks {
  /** Why the client did not take the last mark of a resource, by its id. */
  readonly untaken = new Map<string, Problem>();
  private readonly host: ExploringHost;
  private readonly said = new Set<string>();

  constructor(host: ExploringHost) {
    this.host = host;
  }

  /** How far the last one has come, and why others were refused, with the ways on. */
  render(resourceId: string, pending: readonly PendingChange[]): unknown {
    const { locale } = this.host;
    const untaken = this.untaken.get(resourceId);
    const last = pending.filter(({ state }) => state !== 'refused').at(-1);
    const refused = pending.filter(({ state }) => state === 'refused');
    return [
      untaken ? renderUntaken(locale, untaken) : nothing,
      last ? this.renderState(last) : nothing,
      refused.map((one) => this.renderRefused(one)),
    ];
  }

  /** Shows and says that the client did not take a mark, and why. */
  sayUntaken(resourceId: string, error: unknown): void {
    const { element, locale, announce } = this.host;
    const problem = untakenProblem(error);
    this.untaken.set(resourceId, problem);
    element.requestUpdate();
    void element.updateComplete.then(() => announce(refusalWords(locale, problem)));
  }

  /** Says, once each, what waits and what was refused. */
  tell(): void {
    const { element, locale, announce, know } = this.host;
    for (const pending of know().changes) {
      const { change, state, waitingFor, problem } = pending;
      const stage = state === 'refused' ? state : waitingFor;
      const key = `${change.id} ${stage}`;
      if (!stage || change.kind === 'resource.request' || this.said.has(key)) continue;
      this.said.add(key);
      const words = state === 'refused' ? refusalWords(locale, problem) : stateText(locale, pending);
      // to announce is an update of its own
      void element.updateComplete.then(() => announce(words));
    }
  }

  private renderState(pending: PendingChange): TemplateResult {
    const { state, attempts, waitingFor, durable } = pending;
    const { locale } = this.host;
    // it may be saved in no time: then nothing is to move for it
    const isBrief = attempts < 2 && !waitingFor;
    const isAtRisk = !durable && state !== 'sending';
    return html`<p class=${isBrief ? 'pending brief small' : 'pending small'} part="pending">
      ${isAtRisk ? keptText(locale, pending) : stateText(locale, pending)}
    </p>`;
  }

  private renderRefused({ change, problem }: PendingChange): TemplateResult {
    const { locale, source } = this.host;
    return renderRefused(locale, problem, {
      retry: () => void source.client?.retry(change.id).catch(() => undefined),
      discard: () => void source.client?.discard(change.id).catch(() => undefined),
    });
  }
}
