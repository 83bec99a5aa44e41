import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A note that had the focus before an update, with what had it. */
interface Left {
  readonly active: Element;
  readonly note: Element;
  /** The form or the row it stood in. */
  readonly place: Element | null;
  /** Where it stood among those that stand alone. */
  readonly index: number;
}

/** When a note goes that has the focus, the keyboard goes on nearby: in its form or row, at the next note, else from the heading. */
export class NoteFocus implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private left: Left | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.host.shadowRoot?.activeElement;
    const note = active?.closest('[part=refusal], [part=kept]');
    this.left =
      active && note
        ? { active, note, place: note.closest('form, li'), index: this.notes.indexOf(note) }
        : undefined;
  }

  hostUpdated(): void {
    const { left } = this;
    this.left = undefined;
    // whoever went elsewhere meanwhile stays there
    if (!left || left.active.isConnected || (document.activeElement ?? document.body) !== document.body)
      return;
    const target = this.nextTo(left);
    if (target && !target.matches(reachable)) target.tabIndex = -1;
    target?.focus();
  }

  /** The notes that stand in no form and no row. */
  private get notes(): readonly Element[] {
    return [...this.find('[part=refusal], [part=kept]')].filter((note) => !note.closest('form, li'));
  }

  private nextTo({ note, place, index }: Left): HTMLElement | null | undefined {
    if (place?.isConnected) return place.querySelector<HTMLElement>(reachable);
    if (note.hasAttribute('data-result')) return this.find('[data-result]')[0];
    const next = this.notes.at(Math.min(index, this.notes.length - 1)) as HTMLElement | undefined;
    return next?.querySelector<HTMLElement>(reachable) ?? next ?? this.find('#heading')[0];
  }

  private find(selector: string): readonly HTMLElement[] {
    return [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }
}

const reachable = ':is(input, textarea, select, button, a[href]):not([hidden])';
