import { ContextProvider } from '@lit/context';
import { isJourneyError, shareJourneyClient } from '@partner-journey/client';
import type {
  CsrfOptions,
  Fact,
  JourneyAdapter,
  JourneyClient,
  JourneyClientOptions,
  SharedJourneyClient,
  SignedOut,
  SignOutOptions,
} from '@partner-journey/client';
import type { Mapping } from '@partner-journey/client/mapping';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../base/property.js';
import { version } from '../base/define-element.js';
import { scopeContext } from '../context/journey-scope.js';
import { JourneyErrorEvent } from '../events/journey-error-event.js';
import type { Strings } from '../locales/strings.js';
import { Announcer } from './announcer.js';
import { createDefaultWidgets } from './default-widgets.js';
import { eventOf } from './fact-events.js';
import { styles } from './partner-journey.styles.js';
import type { TabOnlyNote } from '../tab-only/tab-only-note.js';

/** Where a mapping may stand in the page. */
export const mappingScript = ':scope > script[type="application/json"]';

/** The options of a client. */
const clientOptions = [
  'api',
  'adapter',
  'token',
  'credentials',
  'csrf',
  'viewerKey',
  'partnerId',
  'journeyId',
  'storage',
  'timeoutMs',
] as const;

/** When one of these properties changes, another client takes over. */
const settings = [...clientOptions, 'mock', 'mapping', 'mappingSettings', 'debug'] as const;

/**
 * The root: knows the portal's API and gives it to the widgets inside it, or to those that name it by `for`.
 * Without widgets of the page's own it shows all of them.
 *
 * @slot - Widgets, a `<script type="application/json">` with a mapping, anything else of the page; while there is no element in it, the default layout is shown.
 * @fires {JourneyReadyEvent} journey-ready - The viewer is known and the first content is shown.
 * @fires {JourneyChangeQueuedEvent} journey-change-queued - A change was taken and will be sent.
 * @fires {JourneyChangeSavedEvent} journey-change-saved - The host has kept a change.
 * @fires {JourneyChangeRejectedEvent} journey-change-rejected - The host refused a change; it was undone on screen.
 * @fires {JourneyChangeConflictedEvent} journey-change-conflicted - Somebody else was faster; the host's state is shown.
 * @fires {JourneyStageReachedEvent} journey-stage-reached - A journey has come to a new stage.
 * @fires {JourneyConnectionChangedEvent} journey-connection-changed - Requests began or ceased to reach the host.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - An answer does not wholly fit the contract.
 * @fires {JourneySignInEvent} journey-sign-in - The host wants the viewer to sign in; cancel to show your own sign-in.
 * @fires {JourneyErrorEvent} journey-error - Something could not be done.
 * @csspart notice - Where it is said once that this device keeps nothing.
 * @csspart layout - The grid of the default layout.
 * @cssproperty --journey-gap - Space between the widgets of the default layout.
 */
export class PartnerJourneyElement extends LitElement {
  static readonly version = version;
  static override styles = styles;

  /** Base address of an API that serves the contract, such as `/api/v1`. */
  @property() api?: string;

  /** Opaque name of the viewer; with it, what was kept on this device is shown before the host has answered. */
  @property({ attribute: 'viewer-key' }) viewerKey?: string;

  /** The partner the viewer acts for; absent: the host's choice. */
  @property({ attribute: 'partner-id' }) partnerId?: string;

  /** The journey to show; absent: the first one. */
  @property({ attribute: 'journey-id' }) journeyId?: string;

  /**
   * `local` keeps work on the device; `session`, for shared computers, leaves nothing behind when the tab closes, and
   * the person is told so with the first change.
   */
  @property() storage: 'local' | 'session' = 'local';

  /** Whether requests carry cookies: the values of `fetch`. */
  @property() credentials?: RequestCredentials;

  /** Milliseconds after which a request is given up. */
  @property({ type: Number, attribute: 'timeout-ms' }) timeoutMs?: number;

  /** Shows sample data with no API at all; what is done is forgotten with the page. */
  @property({ type: Boolean }) mock = false;

  /**
   * How an API of another shape is read and written, with `api` as its base address; or the address of a file that says
   * it. It says where the token is sent to, so it is as good as code. It may also stand in a script inside.
   */
  @property({ attribute: 'mapping-src' }) mapping?: Mapping | string;

  /** What the page knows and the host does not say: `$settings` in the expressions of a mapping. */
  @property({ attribute: false }) mappingSettings?: Readonly<Record<string, unknown>>;

  /**
   * Opens a panel for developers: what is asked, answered, understood and sent, and what this root would show to
   * somebody else or in trouble. It is in English, and partners are not meant to see it.
   */
  @property({ type: Boolean }) debug = false;

  /** `light`, `dark`, or absent: the color scheme of the page around it. */
  @property({ reflect: true }) theme?: 'light' | 'dark';

  /** Gives a bearer token, an empty text when nobody is signed in; called again when the host no longer takes it. Never stored. */
  @property({ attribute: false }) token?: () => string | Promise<string>;

  /** For hosts that sign in by cookie: names a request header and gives the token in it against forged requests. */
  @property({ attribute: false }) csrf?: CsrfOptions;

  /** Translates another API; instead of `api`. */
  @property({ attribute: false }) adapter?: JourneyAdapter;

  /** Words of the host's own, by key; the others stay ours. */
  @property({ attribute: false }) strings?: Strings;

  private readonly announcer = new Announcer();
  private readonly provider = new ContextProvider(this, { context: scopeContext });
  private readonly contentObserver = new MutationObserver(() => this.showDefaults());
  private shared: SharedJourneyClient | undefined;
  private unfollow: (() => void) | undefined;
  private generation = 0;
  private failed = false;
  private hasOwnSignIn = false;
  private note: TabOnlyNote | 'awaited' | undefined;

  /** The client in use; undefined until the first one is made. */
  get client(): JourneyClient | undefined {
    return this.shared?.client;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.announcer.attach(this);
    this.contentObserver.observe(this, { childList: true });
    if (this.hasUpdated && !this.shared) void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.contentObserver.disconnect();
    this.announcer.detach();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.generation++;
      this.release();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (settings.some((name) => changed.has(name))) void this.open();
    else if (changed.has('strings')) this.provide();
  }

  /** Asks the host again for everything that is on screen. */
  async refresh(): Promise<void> {
    await this.client?.refresh();
  }

  /** Says that the viewer has signed in again: the token is asked for anew and everything goes on. */
  resume(): void {
    this.client?.resume();
  }

  /**
   * Forgets the viewer: ends requests, wipes what is kept; unsent work stays, locked to its owner, unless it is to be
   * discarded. Gives what of it could be neither sent within five seconds nor kept on the device, and is lost with the
   * page; undefined when there is no client yet.
   */
  async signOut(options?: SignOutOptions): Promise<SignedOut | undefined> {
    return this.client?.signOut(options);
  }

  protected override render(): TemplateResult {
    return html`${typeof this.note === 'object' ? this.note.render() : nothing}<slot></slot>
      <div part="layout" hidden></div>`;
  }

  /** Makes a client of the settings, once the page's own scripts had their turn to set properties. */
  private async open(): Promise<void> {
    const generation = ++this.generation;
    if (this.ownerDocument.readyState === 'loading') await parsed(this.ownerDocument);
    try {
      const options = await this.readSettings();
      if (generation !== this.generation || !this.isConnected) return;
      const shared = shareJourneyClient(options);
      this.release();
      this.shared = shared;
      this.failed = false;
      this.hasOwnSignIn = false;
      this.unfollow = shared.client.onFact((fact) => this.tell(fact));
      if (shared.client.isReady) this.tell({ type: 'ready' });
    } catch (error) {
      if (generation !== this.generation) return;
      this.release();
      this.failed = true;
      console.warn(`<${this.localName}>: ${error instanceof Error ? error.message : String(error)}`);
      if (isJourneyError(error)) this.dispatchEvent(new JourneyErrorEvent(error));
    }
    this.provide();
    this.showDefaults();
  }

  /** Tells the page; a page that cancels the call for a sign-in shows its own. */
  private tell(fact: Fact): void {
    const isOurs = this.dispatchEvent(eventOf(fact));
    const isUnkept =
      fact.type === 'error'
        ? fact.error.code === 'storage'
        : this.storage === 'session' && fact.type === 'change-queued';
    if (isUnkept) void this.tellTabOnly();
    if (fact.type !== 'sign-in-needed') return;
    this.hasOwnSignIn = !isOurs;
    this.provide();
  }

  /** Says once that this device keeps nothing. */
  private async tellTabOnly(): Promise<void> {
    if (this.note) return;
    this.note = 'awaited';
    try {
      const { TabOnlyNote } = await import('../tab-only/tab-only-note.js');
      this.note = new TabOnlyNote(this);
      this.requestUpdate();
      this.announcer.say(await this.note.words());
    } catch {
      // the words could not be fetched: the next time may be better
      this.note = undefined;
    }
  }

  private async readSettings(): Promise<JourneyClientOptions> {
    const options: Record<string, unknown> = {};
    for (const name of clientOptions) {
      if (this[name] != null) options[name] = this[name];
    }
    if (this.debug || this.mock || this.mapping || this.querySelector(mappingScript)) {
      Object.assign(options, await (await import('../other-host/other-host.js')).otherHost(this));
    }
    return options;
  }

  private release(): void {
    this.unfollow?.();
    this.unfollow = undefined;
    this.shared?.release();
    this.shared = undefined;
  }

  private provide(): void {
    this.provider.setValue({
      client: this.client,
      failed: this.failed,
      hasOwnSignIn: this.hasOwnSignIn,
      strings: this.strings,
      announce: (message) => this.announcer.say(message),
    });
  }

  /** An empty root shows the default widgets; they go when the page brings its own. */
  private showDefaults(): void {
    const layout = this.renderRoot.querySelector<HTMLElement>('[part=layout]');
    if (!layout || !this.isConnected) return;
    const empty = [...this.children].every(
      (child) => this.announcer.owns(child) || child.matches('script, template'),
    );
    layout.hidden = !empty;
    if (!empty) layout.replaceChildren();
    else if (!layout.hasChildNodes()) layout.append(...createDefaultWidgets(this));
  }
}

function parsed(document: Document): Promise<void> {
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
