import type { Loadable } from '@partner-journey/client';
import { readGiven, type GivenDocuments, type GivenKind } from '@partner-journey/client/given';
import { JourneyContractIssuesEvent } from '../events/journey-contract-issues-event.js';

/** Reads what the page gives one widget itself, each thing once, and tells what of it does not fit the contract. */
export class Given {
  private readonly widget: HTMLElement;
  private readonly known: {
    [Kind in GivenKind]?: { readonly given: unknown; readonly answer: Loadable<GivenDocuments[Kind]> };
  } = {};

  constructor(widget: HTMLElement) {
    this.widget = widget;
  }

  /** As if a host had answered it; the same object until the page gives another one. */
  read<Kind extends GivenKind>(kind: Kind, given: unknown): Loadable<GivenDocuments[Kind]> {
    const known = this.known[kind];
    if (known?.given === given) return known!.answer;
    const answer = readGiven(kind, given, known?.answer.value);
    Object.assign(this.known, { [kind]: { given, answer } });
    if (answer.issues.length > 0) this.tell(kind, answer);
    return answer;
  }

  /** Once the update is over: what a page does when it hears of it is no part of it. */
  private tell(query: GivenKind, { issues }: Loadable<unknown>): void {
    queueMicrotask(() => this.widget.dispatchEvent(new JourneyContractIssuesEvent({ query, issues })));
  }
}
