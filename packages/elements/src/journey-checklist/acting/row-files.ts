import type { Step } from '@partner-journey/contract';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { PartController } from '../../controllers/part-controller.js';
import { needsFile, takesFiles, type ChecklistView } from '../checklist-view.js';
import type * as stepFiles from '../files/step-files.js';
import type { RowsHost } from '../row-state.js';

/** The files of steps: what hands them over is fetched when the details of a step that takes some are opened. */
export class RowFiles {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private readonly part: PartController<typeof stepFiles>;
  private made: stepFiles.StepFiles | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost) {
    this.element = element;
    this.host = host;
    this.part = new PartController(element, host.locale, () => import('../files/step-files.js'));
  }

  /** Where files are chosen, with what became of those that were; nothing where the step takes none. */
  render(view: ChecklistView, step: Step, domId: string): unknown {
    const client = this.host.client();
    const isTaken = needsFile(step) || step.fields?.some(({ type }) => type === 'file');
    if (!client || !isTaken || !takesFiles(view)) return nothing;
    const part = this.part.want();
    if (part) this.made ??= new part.StepFiles(this.element, this.host, client);
    if (this.made) return this.made.render(view, step, domId);
    const key = this.part.hasFailed ? 'common.error-unreachable' : 'common.loading';
    return html`<p class="quiet small">${view.locale.text(key)}</p>`;
  }

  /** What is drawn of the files of a step: something else when that is different. */
  of(stepId: string): unknown {
    return this.made?.drawn(stepId) ?? this.part.value ?? this.part.hasFailed;
  }

  /** What may be handed in. */
  readyIds(stepId: string): string[] {
    return this.made?.readyIds(stepId) ?? [];
  }

  /** Whether the step can be handed in as far as its files go; if not, that is said. */
  check(step: Step, form: HTMLFormElement): boolean {
    return this.made?.check(step, form) ?? true;
  }

  /** To be told when the outbox has what was handed in. */
  end(stepId: string): void {
    this.made?.end(stepId);
  }

  /** To be told when somebody else is shown, or the list leaves the page. */
  forget(): void {
    this.made?.stop();
    this.made = undefined;
  }
}
