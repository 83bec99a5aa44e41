import type { ReactiveControllerHost } from 'lit';
import { indexOf } from '../../journey-view/journey-index.js';
import { refusalWords } from '../../sending/refusal-text.js';
import type { RowsHost } from '../row-state.js';
import { lists } from './listed-parts.js';
import { overtakenBy } from './overtaken-by.js';
import type { StrayChanges } from './stray-changes.js';

/** Says what the host refused, once each time: of the steps that have a row or a note in this list. */
export class SaidRefusals {
  private readonly element: ReactiveControllerHost;
  private readonly host: RowsHost;
  private readonly strays: StrayChanges;
  private readonly said = new Set<string>();

  constructor(element: ReactiveControllerHost, host: RowsHost, strays: StrayChanges) {
    this.element = element;
    this.host = host;
    this.strays = strays;
  }

  /** To be called when something may be different. */
  look(): void {
    const { host } = this;
    const [client, journey, part] = [host.client(), host.journey(), host.listed()];
    if (!journey || !part) return;
    const viewerId = client?.select({ kind: 'session' }).value?.viewer.id;
    const told = { locale: host.locale, viewerId, now: client?.now() ?? Date.now() };
    for (const pending of host.changes()) {
      const { change, state, problem } = pending;
      const { target } = change;
      // what is tried again may keep its id
      if (state !== 'refused') this.said.delete(change.id);
      else if ('stepId' in target && target.journeyId === journey.id && !this.said.has(change.id)) {
        const placed = indexOf(journey).get(target.stepId);
        const hasRow = placed && lists(part, placed);
        if (!hasRow && !this.strays.has(pending)) continue;
        this.said.add(change.id);
        const words = refusalWords(host.locale, problem, placed && overtakenBy(told, placed.step, problem));
        void this.element.updateComplete.then(() => host.announce(words));
      }
    }
  }
}
