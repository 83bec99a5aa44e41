import type { Loadable } from '@partner-journey/client';
import type { Journey, JourneyInput, Stage, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../base/property.js';
import { hostText, renderFacts } from '../base/rich-text.js';
import { safeUrl } from '../base/safe-url.js';
import { JourneyElement } from '../base/journey-element.js';
import { ReadController } from '../controllers/read-controller.js';
import { JourneyStepOpenEvent } from '../events/journey-step-open-event.js';
import { renderAction } from '../journey-view/action-link.js';
import { renderContact } from '../journey-view/contact.js';
import { dueFacts, dueText } from '../journey-view/due-text.js';
import { sentence } from '../journey-view/host-words.js';
import { currentStage } from '../journey-view/journey-index.js';
import { heldUpBy, nextSteps } from '../journey-view/next-step.js';
import { journey as steps } from '../locales/en/journey.js';
import { next } from '../locales/en/next.js';
import type { MessageKey } from '../locales/strings.js';
import { styles } from './journey-next.styles.js';
import { nextView, type NextView } from './next-view.js';
import { reasonsFor } from './reasons.js';

/**
 * The one thing to do next, and why it is that: what was sent back, what is late or due, what waits for it, and how long
 * it takes. It can stand alone, as on the first page of a portal.
 *
 * @slot loading - Instead of the placeholder while nothing is known.
 * @slot empty - Instead of the words for a journey that has not begun.
 * @slot error - Instead of the message when the step cannot be told.
 * @slot header-end - At the end of the heading's line; nothing by itself.
 * @fires {JourneyStepOpenEvent} journey-step-open - The step is about to be opened; cancel to open it yourself.
 * @fires {JourneyNavigateEvent} journey-navigate - A link within the page’s own site is followed; cancel to route it yourself.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - What the page gives itself does not wholly fit the contract; the good parts are shown.
 * @csspart base - The frame.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart notice - The line that says that the viewer is offline, or sees something old.
 * @csspart error - The message when the step cannot be told.
 * @csspart step - The step with all that is said of it.
 * @csspart title - What is to be done.
 * @csspart chip - A small label: sent back, when it is due, how long it takes.
 * @csspart reasons - Why it is this step.
 * @csspart action - The link or button that leads to it.
 * @csspart checklist - The link to the whole checklist.
 * @csspart then - What comes after it.
 * @csspart none - That there is nothing to do, and what is waited for.
 * @csspart contact - Whom to ask.
 */
export class JourneyNextElement extends JourneyElement {
  static override styles = [JourneyElement.styles, styles];
  static override readonly words = { ...steps, ...next };

  /** The journey to look at, instead of asking the host for it. */
  @property({ attribute: false }) journey?: JourneyInput;

  /** Id of the journey to look at; absent: the one its root is about. */
  @property({ attribute: 'journey-id' }) journeyId?: string;

  /** Address of the page with the whole checklist; absent: no link to it. */
  @property({ attribute: 'checklist-url' }) checklistUrl?: string;

  private readonly reading = new ReadController(this, this.scope, () =>
    this.journey ? undefined : { kind: 'journey', ...(this.journeyId && { journeyId: this.journeyId }) },
  );

  protected get answer(): Loadable<Journey> {
    return this.given('journey', this.journey) ?? this.reading.selection;
  }

  protected get isEmpty(): boolean {
    return !this.shown?.stages.length;
  }

  protected get isOff(): boolean {
    return !this.journey && this.viewerSession?.capabilities.journeys === false;
  }

  protected get headingKey(): MessageKey {
    return 'next.heading';
  }

  private get shown(): Journey | undefined {
    return this.answer.value;
  }

  protected renderReady(): unknown {
    const { shown, locale, now } = this;
    if (!shown) return nothing;
    const view = nextView(shown, this.viewerSession, { locale, now });
    const [step, after] = nextSteps(shown, view.side, view, view.viewerId);
    const placed = step && view.index.get(step.id);
    return placed ? this.renderStep(view, placed.step, placed.stage, after) : this.renderNone(view);
  }

  protected renderLoading(): TemplateResult {
    return html`<div class="skeleton title-line"></div>
      <div class="skeleton chips-line"></div>
      <div class="skeleton"></div>
      <div class="skeleton button-line"></div>`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('next.empty')}</p>`;
  }

  private renderStep(view: NextView, step: Step, stage: Stage, after: Step | undefined): TemplateResult {
    const { locale } = view;
    const reasons = reasonsFor(view, step, stage);
    return html`<div class="step" part="step">
      <p class="title" part="title">${hostText(step.title)}</p>
      <p class="chips">${this.renderChips(view, step, stage)}</p>
      ${step.why ? html`<p class="quiet">${hostText(step.why)}</p>` : nothing}
      ${
        reasons.length > 0
          ? html`<ul class="reasons" part="reasons" aria-label=${locale.text('next.because')}>
              ${reasons.map((reason) => html`<li>${reason}</li>`)}
            </ul>`
          : nothing
      }
      ${this.renderWays(step)}
      ${
        after
          ? html`<p class="small quiet" part="then">
              ${sentence(locale, 'next.then', { step: after.title })}
            </p>`
          : nothing
      }
      ${stage.contact ? renderContact(stage.contact, view.names, locale) : nothing}
    </div>`;
  }

  private renderChips({ locale, now }: NextView, step: Step, stage: Stage): unknown {
    const due = step.due ? dueText(locale, step.due, now) : undefined;
    return html`
      ${
        step.status === 'returned'
          ? html`<span class="chip bad" part="chip">${locale.text('status.returned')}</span>`
          : nothing
      }
      ${
        due
          ? html`<span class=${due.over ? 'chip number bad' : 'chip number'} part="chip"
              ><span class="facts">${renderFacts(dueFacts(due))}</span></span
            >`
          : nothing
      }
      ${
        step.effortMinutes
          ? html`<span class="chip number" part="chip"
              >${locale.text('next.about-minutes', { count: step.effortMinutes })}</span
            >`
          : nothing
      }
      <span class="chip" part="chip"
        ><span>${sentence(locale, 'next.in-stage', { stage: stage.title })}</span></span
      >
    `;
  }

  private renderWays(step: Step): unknown {
    const { locale } = this;
    const checklist = safeUrl(this.checklistUrl);
    if (!step.action && !checklist) return nothing;
    return html`<p class="ways">
      ${
        step.action
          ? renderAction(step.action, {
              locale,
              look: 'button',
              onOpen: (event) => this.handleOpen(step, event),
            })
          : nothing
      }
      ${
        checklist
          ? html`<a class=${step.action ? 'button link' : 'button'} part="checklist" href=${checklist.href}
              >${locale.text('next.checklist')}</a
            >`
          : nothing
      }
    </p>`;
  }

  private renderNone(view: NextView): TemplateResult {
    const { journey, side, locale, names, now } = view;
    const isOver = journey.stages.every(
      ({ position, condition }) => position === 'done' || condition === 'skipped',
    );
    if (isOver) return html`<p part="none">${locale.text('next.done')}</p>`;
    const theirs = heldUpBy(journey, side, view);
    const due = theirs?.due ? dueText(locale, theirs.due, now) : undefined;
    const contact = currentStage(journey)?.contact;
    return html`<div class="step" part="none">
      <p>${sentence(locale, 'next.none', { organization: names[side] })}</p>
      ${
        theirs
          ? html`<p class="quiet">
                ${sentence(locale, 'next.waiting-on', { organization: names[theirs.side], what: theirs.title })}
              </p>
              ${due ? html`<p class="quiet small facts">${renderFacts(dueFacts(due))}</p>` : nothing}`
          : nothing
      }
      ${contact ? renderContact(contact, names, locale) : nothing}
    </div>`;
  }

  private handleOpen(step: Step, event: Event): void {
    const { shown } = this;
    if (!shown) return;
    const open = new JourneyStepOpenEvent({ journeyId: shown.id, stepId: step.id, url: step.action?.url });
    if (!this.dispatchEvent(open)) event.preventDefault();
  }
}
