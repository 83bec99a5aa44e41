import { ContextEvent } from '@lit/context';
import type { JourneyClient } from '@partner-journey/client';
import { render, type ReactiveController } from 'lit';
import { scopeContext } from '../context/journey-scope.js';
import type { JourneyErrorEvent } from '../events/journey-error-event.js';
import type { PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';
import { textField } from '../sending/text-field.styles.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { styles } from './debug-panel.styles.js';
import { FocusBefore } from './focus-before.js';
import { ReadingDirection } from './simulating/reading-direction.js';
import { Simulator } from './simulating/simulator.js';
import type { PanelState } from './view/panel-state.js';
import { renderPanel } from './view/panel-view.js';
import { Watch, type MakeAdapter } from './watching/watch.js';

/** How often the ages that are shown are counted anew. */
const ageEveryMs = 1_000;

const panels = new WeakMap<PartnerJourneyElement, DebugPanel>();

/**
 * Opens the panel for developers at the end of a root, and gives the options with which the root's client is watched, or
 * simulated.
 */
export function debugOptions(root: PartnerJourneyElement, make: MakeAdapter): Promise<object> {
  const panel = panels.get(root) ?? new DebugPanel(root);
  panels.set(root, panel);
  return panel.options(make);
}

/** Stands in a shadow root of its own within the root's, and goes when `debug` does. */
class DebugPanel implements ReactiveController {
  private readonly root: PartnerJourneyElement;
  private readonly place: HTMLElement;
  private readonly inside: ShadowRoot;
  private readonly watch = new Watch(() => this.draw());
  private readonly simulator: Simulator;
  private readonly direction: ReadingDirection;
  private readonly focusBefore: FocusBefore;
  private readonly unfolded = new Set<string>();
  private client: JourneyClient | undefined;
  private stops: (() => void)[] = [];
  private isDrawing = false;

  constructor(root: PartnerJourneyElement) {
    this.root = root;
    this.simulator = new Simulator(root, () => this.draw());
    this.direction = new ReadingDirection(root);
    this.place = root.ownerDocument.createElement('div');
    this.focusBefore = new FocusBefore(root, this.place);
    this.inside = this.place.attachShadow({ mode: 'open' });
    for (const { styleSheet } of [tokens, base, textField, styles])
      if (styleSheet) this.inside.adoptedStyleSheets.push(styleSheet);
    root.addController(this);
  }

  hostConnected(): void {
    const { root, place } = this;
    root.renderRoot.append(place);
    const interval = setInterval(() => this.draw(), ageEveryMs);
    const handleError = (event: JourneyErrorEvent): void => this.hearError(event);
    root.addEventListener('journey-error', handleError);
    this.stops = [
      () => clearInterval(interval),
      this.focusBefore.watch(),
      () => root.removeEventListener('journey-error', handleError),
      this.watch.hearGiven(root),
    ];
    const take = (scope: { readonly client: JourneyClient | undefined } | undefined, stop?: () => void) => {
      if (stop && !this.stops.includes(stop)) this.stops.push(stop);
      this.follow(scope?.client);
    };
    place.dispatchEvent(new ContextEvent(scopeContext, place, take, true));
    this.draw();
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
    this.watch.stop();
    this.client = undefined;
  }

  hostUpdated(): void {
    if (this.root.debug) this.draw();
    else this.end();
  }

  /** What the root's client is to be made with, instead of the root's own settings. */
  async options(make: MakeAdapter): Promise<object> {
    if (!this.simulator.takeTurn()) {
      await this.simulator.end();
      await this.watch.open(this.root, make);
    }
    const { host } = this.watch;
    return this.simulator.options ?? (host ? { api: undefined, adapter: host.adapter } : {});
  }

  private follow(client: JourneyClient | undefined): void {
    if (client === this.client) return;
    this.client = client;
    this.watch.follow(client, this.simulator.follow(client));
    this.draw();
  }

  /** What a client tells is heard from it; this is for when there is none. */
  private hearError({ error }: JourneyErrorEvent): void {
    if (!this.root.client) this.watch.happenings.failed(error);
    this.draw();
  }

  private end(): void {
    this.root.removeController(this);
    panels.delete(this.root);
    this.hostDisconnected();
    const hasFocus = this.inside.activeElement !== null;
    this.place.remove();
    if (hasFocus) this.focusBefore.giveBack();
    this.direction.restore();
    void this.simulator.end();
  }

  private draw(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    queueMicrotask(() => {
      this.isDrawing = false;
      if (this.place.isConnected) render(renderPanel(this.state), this.inside);
    });
  }

  private get state(): PanelState {
    const { root, client, watch, simulator, direction, unfolded } = this;
    const inUse = simulator.watch ?? watch.host;
    return {
      ...{ root, client, report: watch.report, mapping: watch.mapping, happenings: watch.happenings },
      adapterId: inUse?.adapter.id,
      reads: inUse?.reads ?? [],
      requests: watch.requests.requests,
      ...{ wanted: simulator.wanted, notice: simulator.notice, isSimulating: simulator.isOn },
      isRightToLeft: direction.isTurned,
      stages: simulator.stages ?? client?.select({ kind: 'journey' }).value?.stages ?? [],
      isUnfolded: (id) => unfolded.has(id),
      unfold: (id, isOpen) => {
        if (isOpen) unfolded.add(id);
        else unfolded.delete(id);
        this.draw();
      },
      simulate: (wanted) => void simulator.simulate(wanted),
      turn: (rightToLeft) => {
        if (rightToLeft) direction.turn();
        else direction.restore();
        this.draw();
      },
      leave: () => this.leave(),
      close: () => this.close(),
    };
  }

  /** The button that was pressed goes with the simulation: the focus stays in the panel. */
  private leave(): void {
    this.inside.querySelector<HTMLElement>('summary')?.focus();
    void this.simulator.simulate({});
  }

  private close(): void {
    this.root.removeAttribute('debug');
    this.root.debug = false;
  }
}
