import type { ReactiveController, ReactiveElement } from 'lit';
import { JourneySurveyShownEvent } from '../events/journey-survey-shown-event.js';
import type { SurveyController } from './survey-controller.js';

/** Tells once of each survey that at least half of it came into view. */
export class SurveySight implements ReactiveController {
  private readonly host: ReactiveElement;
  private readonly survey: SurveyController;
  private readonly seen = new Set<string>();
  private observer: IntersectionObserver | undefined;
  private target: Element | undefined;

  constructor(host: ReactiveElement, survey: SurveyController) {
    this.host = host;
    this.survey = survey;
    host.addController(this);
  }

  /** To be called when something was drawn. */
  look(): void {
    const id = this.survey.isAsking ? this.survey.run?.survey.id : undefined;
    const form = this.host.renderRoot.querySelector('[part=survey]');
    if (form && id !== undefined && !this.seen.has(id)) this.watch(form, id);
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.target = undefined;
  }

  /** Watches this form instead of the one before; the same one again changes nothing. */
  private watch(form: Element, id: string): void {
    if (this.target === form) return;
    this.hostDisconnected();
    this.target = form;
    this.observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.observer?.disconnect();
        if (this.seen.has(id)) return;
        this.seen.add(id);
        this.host.dispatchEvent(new JourneySurveyShownEvent(id));
      },
      { threshold: 0.5 },
    );
    this.observer.observe(form);
  }
}
