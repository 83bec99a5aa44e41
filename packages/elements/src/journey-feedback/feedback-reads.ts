import type { Loadable } from '@partner-journey/client';
import type { FeedbackItem, Journey, Session, Survey } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import type { Answer } from '../base/journey-element.js';
import { ReadController, type ClientSource } from '../controllers/read-controller.js';

/** What is known without asking: who looks, and what the page gives itself. */
interface Given {
  /** Undefined until it is known who looks. */
  readonly session: Session | undefined;
  readonly surveys: Loadable<readonly Survey[]> | undefined;
  readonly items: Loadable<readonly FeedbackItem[]> | undefined;
}

/** Asks the host, where the page gives nothing, what may be asked, what was said before, and for the journey it is about. */
export class FeedbackReads {
  private readonly given: () => Given;
  private readonly asked: ReadController<{ kind: 'surveys' }>;
  private readonly earlier: ReadController<{ kind: 'feedback' }>;
  private readonly journeyRead: ReadController<{ kind: 'journey' }>;

  constructor(host: ReactiveControllerHost, source: ClientSource, given: () => Given) {
    this.given = given;
    this.asked = new ReadController(host, source, () =>
      given().surveys || !this.canAsk ? undefined : { kind: 'surveys' },
    );
    this.earlier = new ReadController(host, source, () =>
      given().items || !this.can?.feedback ? undefined : { kind: 'feedback' },
    );
    this.journeyRead = new ReadController(host, source, () =>
      this.can?.journeys ? { kind: 'journey' } : undefined,
    );
  }

  /** What the widget shows, once it is known who looks. */
  get answer(): Answer {
    const { surveys = this.asked.selection, items = this.earlier.selection } = this.given();
    const { status } = this.journeyRead.selection;
    if ([surveys.status, items.status, status].includes('loading'))
      return { status: 'loading', stale: false };
    // without the earlier words the question can be asked, and without the question they can be read
    if (items.status === 'ready' && surveys.status !== 'ready') return items;
    if (surveys.status !== 'idle') return surveys;
    return items.status === 'error' && !this.hasBox ? items : { status: 'ready', stale: false };
  }

  /** Surveys that may be asked now. */
  get askable(): readonly Survey[] {
    const { surveys } = this.given();
    return (surveys ? surveys.value : this.asked.selection.value?.items) ?? [];
  }

  /** What was said before. */
  get items(): readonly FeedbackItem[] {
    const { items } = this.given();
    return (items ? items.value : this.earlier.selection.value?.items) ?? [];
  }

  get journey(): Journey | undefined {
    return this.journeyRead.selection.value;
  }

  /** Whether one may write when nothing is asked. */
  get hasBox(): boolean {
    return this.can?.feedbackMail !== undefined || (this.takes('feedback.send') && this.can!.feedback);
  }

  private get canAsk(): boolean {
    return this.takes('response.save') && this.can!.surveys;
  }

  private get can(): Session['capabilities'] | undefined {
    return this.given().session?.capabilities;
  }

  private takes(kind: 'feedback.send' | 'response.save'): boolean {
    return this.can?.changes.includes(kind) ?? false;
  }
}
