import type { JourneyClient, JourneyError, Loadable } from '@partner-journey/client';
import type { GivenDocuments, GivenKind } from '@partner-journey/client/given';
import type { Session } from '@partner-journey/contract';
import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from './property.js';
import { LocaleController, type LocaleSource } from '../controllers/locale-controller.js';
import { PartController } from '../controllers/part-controller.js';
import { ReadController } from '../controllers/read-controller.js';
import { ScopeController } from '../controllers/scope-controller.js';
import { keepKeys } from './keep-keys.js';
import { renderHeading } from './frame.js';
import type { Given } from '../given/given.js';
import { JourneyNavigateEvent } from '../events/journey-navigate-event.js';
import type { MessageKey, Strings } from '../locales/strings.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import type * as trouble from '../trouble/trouble.js';

/** What a widget shows: nothing yet, its content, that there is none, or why there is none; `off`: nothing, since the host has nothing of its kind. */
export type WidgetStatus = 'loading' | 'ready' | 'empty' | 'error' | 'off';

/** The little a widget's frame needs to know of the answer it shows. */
export interface Answer {
  readonly status: 'idle' | 'loading' | 'ready' | 'error';
  readonly error?: JourneyError;
  readonly stale: boolean;
  readonly asOf?: number;
}

/**
 * What all widgets have in common: the root they belong to, their words, their frame and the states in it.
 * A widget says which answer it shows (`answer`), whether there is something in it (`isEmpty`), and draws it.
 */
export abstract class JourneyElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, base];
  /** The widget's own words in English. */
  static readonly words: Strings = {};
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: false,
  };

  /** The client to talk through, instead of the root's. */
  @property({ attribute: false }) client?: JourneyClient;

  /** Id of the `<partner-journey>` to belong to, when it is not around this element. */
  @property() for?: string;

  /** Words of the host's own, by key; the others stay ours. */
  @property({ attribute: false }) strings?: Strings;

  /** Who is looking, when there is no client to ask. */
  @property({ attribute: false }) session?: Session;

  /** Heading to show instead of ours. */
  @property() heading?: string;

  /** Level of the heading, 2 to 6, so that it fits into the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** `light`, `dark`, or absent: the color scheme of the page around it. */
  @property({ reflect: true }) theme?: 'light' | 'dark';

  /** What is shown now; `off` is not shown at all: the host has nothing of the kind. */
  @property({ reflect: true }) status: WidgetStatus = 'loading';

  /** Whether the last request did not reach the host. */
  @property({ type: Boolean, reflect: true }) offline = false;

  /** Whether what is shown may be out of date. */
  @property({ type: Boolean, reflect: true }) stale = false;

  protected readonly scope = new ScopeController(this);
  protected readonly locale: LocaleController;
  /** Asks who is looking, unless that is given. */
  protected readonly viewing: ReadController<{ kind: 'session' }>;

  private readonly trouble: PartController<typeof trouble>;
  private readonly parts: Pick<PartController<object>, 'waiting' | 'fetchSoon'>[] = [];
  /** What reads what the page gives itself, once it gives something. */
  private reader: PartController<Given> | undefined;

  @state() private announcement = '';

  constructor() {
    super();
    const source = this.localeSource();
    this.locale = new LocaleController(this, source);
    this.trouble = this.fetchLater(() => import('../trouble/trouble.js'));
    this.viewing = new ReadController(this, this.scope, () =>
      this.session ? undefined : { kind: 'session' },
    );
  }

  /** The answer this widget shows. */
  protected abstract get answer(): Answer;
  /** Whether a ready answer has nothing to show. */
  protected abstract get isEmpty(): boolean;
  /** Whether the host says that it has nothing of the kind, and the page gives nothing either. */
  protected abstract get isOff(): boolean;
  /** Key of the heading's words. */
  protected abstract get headingKey(): MessageKey;
  /** The content; called only when there is some. */
  protected abstract renderReady(): unknown;
  /** What stands where the content will be, of about its size. */
  protected abstract renderLoading(): unknown;
  /** What to say when there is nothing. */
  protected abstract renderEmpty(): unknown;

  /** Who is looking; undefined until it is known. */
  protected get viewerSession(): Session | undefined {
    return this.viewer.value;
  }

  /** The answer to who is looking. */
  protected get viewer(): Loadable<Session> {
    return this.given('session', this.session) ?? this.viewing.selection;
  }

  /** What the page gives itself, read as if a host had answered it; undefined when it gives nothing. */
  protected given<Kind extends GivenKind>(
    kind: Kind,
    given: unknown,
  ): Loadable<GivenDocuments[Kind]> | undefined {
    if (!given) return undefined;
    this.reader ??= this.fetchLater(async () => {
      const { Given } = await import('../given/given.js');
      return new Given(this);
    });
    const status = this.reader.hasFailed ? 'error' : 'loading';
    return this.reader.want()?.read(kind, given) ?? { status, stale: false, issues: [] };
  }

  /** Milliseconds since 1970, by the host's clock when it is known. */
  protected get now(): number {
    return this.scope.client?.now() ?? Date.now();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { answer } = this;
    this.offline = this.viewing.offline;
    this.stale = answer.status === 'ready' && answer.stale;
    const status = this.statusOf(answer);
    // once there is something to act on: with the first action it may be too late, the network may be gone
    if (status === 'ready' && this.status !== status) for (const part of this.parts) part.fetchSoon();
    this.status = status;
  }

  private statusOf({ status }: Answer): WidgetStatus {
    // what was shown does not vanish under somebody's hands
    if (this.isOff && this.status !== 'ready' && this.status !== 'empty') return 'off';
    // what the page gives is known at once, or as soon as it can be read
    if (this.reader?.waiting) return 'loading';
    if (status === 'ready') return this.isEmpty ? 'empty' : 'ready';
    // nobody is asked anything before the viewer has signed in
    const isError = status === 'error' || this.scope.isOrphan || this.viewing.signInNeeded;
    // until the words for what went wrong are here, nothing is said that would change under the eyes
    return isError && (this.trouble.want() ?? this.trouble.hasFailed) ? 'error' : 'loading';
  }

  protected override firstUpdated(): void {
    this.trouble.fetchSoon();
  }

  /** Code that is fetched when it is first needed, or soon after the first content. */
  protected fetchLater<P extends object>(fetchPart: () => Promise<P>): PartController<P> {
    const part = new PartController(this, this.locale, fetchPart);
    this.parts.push(part);
    return part;
  }

  /** An update is complete when what it waits for is drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    const waiting = this.parts.find((part) => part.waiting !== undefined)?.waiting;
    if (!waiting) return isComplete;
    await waiting;
    return this.getUpdateComplete();
  }

  /** Says something politely to people who listen instead of looking; the same words again are said again. */
  protected announce(message: string): void {
    const { scope } = this.scope;
    if (scope) scope.announce(message);
    else this.announcement = this.announcement === message ? `${message}\u00a0` : message;
  }

  /** What stands at the end of the heading's line. */
  protected renderHeaderEnd(): unknown {
    return nothing;
  }

  protected override render(): TemplateResult {
    return html`
      <section
        part="base"
        aria-labelledby="heading"
        aria-busy=${this.status === 'loading' ? 'true' : nothing}
        dir=${this.locale.direction ?? nothing}
        lang=${this.locale.language}
        @click=${this.handleClick}
        @keydown=${keepKeys}
        @keypress=${keepKeys}
        @keyup=${keepKeys}
      >
        <header part="header">
          ${renderHeading(this.headingLevel, this.heading ?? this.locale.text(this.headingKey))}
          <slot name="header-end">${this.status === 'ready' ? this.renderHeaderEnd() : nothing}</slot>
        </header>
        ${this.renderNotices()} ${this.renderState()}
      </section>
      <div class="hidden-text" role="status">${this.announcement}</div>
    `;
  }

  private renderNotices(): unknown {
    const state = {
      signInNeeded: this.asksToSignIn,
      offline: this.offline,
      stale: this.stale && this.status === 'ready',
    };
    if (!state.signInNeeded && !state.offline && !state.stale) return nothing;
    return this.trouble.want()?.renderNotices(this.locale, {
      ...state,
      asOf: this.answer.asOf,
      now: this.now,
      onSignedIn: () => this.scope.client?.resume(),
    });
  }

  /** Whether this widget asks the viewer to sign in, and not the page. */
  private get asksToSignIn(): boolean {
    return this.viewing.signInNeeded && !this.scope.scope?.hasOwnSignIn;
  }

  /** All four states have their slot in the tree; only one of them is shown. */
  private renderState(): TemplateResult {
    const { status } = this;
    return html`
      <slot name="loading" ?hidden=${status !== 'loading'}>
        ${
          status === 'loading'
            ? html`<span class="hidden-text">${this.locale.text('common.loading')}</span
                >${this.renderLoading()}`
            : nothing
        }
      </slot>
      <slot name="empty" ?hidden=${status !== 'empty'}
        >${status === 'empty' ? this.renderEmpty() : nothing}</slot
      >
      <slot name="error" ?hidden=${status !== 'error'}
        >${status === 'error' ? this.renderError() : nothing}</slot
      >
      ${status === 'ready' ? this.renderReady() : nothing}
    `;
  }

  private renderError(): TemplateResult | typeof nothing {
    const { value } = this.trouble;
    // the notice has asked already
    if (value && this.asksToSignIn) return nothing;
    if (this.reader?.hasFailed) return this.renderPartTrouble(this.reader);
    const { signInNeeded } = this.viewing;
    const { error } = this.answer;
    const canRetry = signInNeeded || (error && error.code !== 'config');
    return this.renderTrouble(
      value?.errorKey(error, { isOffline: this.offline, signInNeeded }) ?? 'common.error-unreachable',
      canRetry ? () => this.askAgain() : undefined,
    );
  }

  private askAgain(): void {
    const { client } = this.scope;
    void this.trouble.load();
    if (this.viewing.signInNeeded) client?.resume();
    else void client?.refresh();
  }

  /** Says that a part could not be fetched, and tries again. */
  protected renderPartTrouble(
    part: Pick<PartController<object>, 'hasFailed' | 'load'>,
  ): TemplateResult | typeof nothing {
    return part.hasFailed ? this.renderTrouble('common.error-unreachable', () => void part.load()) : nothing;
  }

  private renderTrouble(key: MessageKey, onRetry: (() => void) | undefined): TemplateResult {
    return html`
      <div class="notice bad" part="error">
        <span>${this.locale.text(key)}</span>
        ${
          onRetry
            ? html`<button class="button link" type="button" @click=${onRetry}>
                ${this.locale.text('common.retry')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** Lets the page route links of its own site that a person follows plainly. */
  private handleClick(event: MouseEvent): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link?.href || event.defaultPrevented || !plain || link.target === '_blank' || link.download) return;
    if (new URL(link.href).origin !== location.origin) return;
    if (!this.dispatchEvent(new JourneyNavigateEvent(link.href))) event.preventDefault();
  }

  private localeSource(): LocaleSource {
    const strings = () => {
      const fromRoot = this.scope.scope?.strings;
      return this.strings && fromRoot ? { ...fromRoot, ...this.strings } : (this.strings ?? fromRoot);
    };
    const timeZone = () => this.viewerSession?.timeZone;
    return {
      english: (this.constructor as typeof JourneyElement).words,
      get strings() {
        return strings();
      },
      get timeZone() {
        return timeZone();
      },
    };
  }
}
