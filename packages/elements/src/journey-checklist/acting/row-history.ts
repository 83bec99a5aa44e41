import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { PartController } from '../../controllers/part-controller.js';
import { icons } from '../../journey-view/icons.js';
import type { ChecklistView } from '../checklist-view.js';
import type * as stepHistory from '../history/step-history.js';
import type { RowsHost } from '../row-state.js';

/** What happened to steps, and the remarks on them: asked of the host when somebody opens it in the details of a step. */
export class RowHistory {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private readonly part: PartController<typeof stepHistory>;
  /** Of the steps whose history is open, what is read of it. */
  private readonly open = new Map<string, stepHistory.StepHistory | undefined>();

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost) {
    this.element = element;
    this.host = host;
    this.part = new PartController(element, host.locale, () => import('../history/step-history.js'));
  }

  /** The button for it with how many remarks there are, and what happened when it is open; nothing where the host does not tell. */
  render(view: ChecklistView, step: stepHistory.ToldStep, domId: string): unknown {
    if (!this.host.client() || view.session?.capabilities.history === false) return nothing;
    const isOpen = this.open.has(step.id);
    const count = step.comments?.count ?? 0;
    const key = count > 0 ? 'checklist.history-with-remarks' : 'checklist.history';
    return html`<div class="history">
      <button
        class="button link"
        part="history-toggle"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls=${isOpen ? `history-${domId}` : nothing}
        @click=${() => this.toggle(view, step)}
      >
        ${view.locale.text(key, { count })} ${icons.down}
      </button>
      ${isOpen ? html`<div id=${`history-${domId}`}>${this.renderOpen(view, step)}</div>` : nothing}
    </div>`;
  }

  /** What is drawn of the history of a step: something else when that is different. */
  of(stepId: string): unknown {
    if (!this.open.has(stepId)) return undefined;
    return this.open.get(stepId)?.drawn ?? this.part.hasFailed;
  }

  /** To be told when the details of a step are closed. */
  close(stepId: string): void {
    this.open.get(stepId)?.end();
    this.open.delete(stepId);
  }

  /** To be told when somebody else is shown. */
  forget(): void {
    for (const stepId of this.open.keys()) this.close(stepId);
  }

  private toggle({ journey }: ChecklistView, step: stepHistory.ToldStep): void {
    if (this.open.has(step.id)) this.close(step.id);
    else {
      this.open.set(step.id, undefined);
      this.part.run(({ StepHistory }) => {
        if (this.open.has(step.id))
          this.open.set(
            step.id,
            new StepHistory(this.element, this.host, { journeyId: journey.id, stepId: step.id }),
          );
      });
    }
    this.element.requestUpdate();
  }

  private renderOpen(view: ChecklistView, step: stepHistory.ToldStep): TemplateResult {
    const history = this.open.get(step.id);
    const { locale } = view;
    if (history) return history.render(view, step);
    if (!this.part.hasFailed) return html`<p class="quiet small">${locale.text('common.loading')}</p>`;
    return html`<div class="notice bad" part="error">${locale.text('common.error-unreachable')}</div>`;
  }
}
