import '@partner-journey/elements/define-all.js';
import type { JourneyAdapter } from '@partner-journey/client';
import type { JourneyStageReachedEvent, PartnerJourneyElement, Strings } from '@partner-journey/elements';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { controlsOf } from '../support/controls.js';
import { logEvents } from '../support/log-events.js';
import { makeSample, type Sample, type SampleArgs, type SampleOptions } from '../support/sample.js';
import { withLongWords, withManyStages, withOneStepLeft } from '../support/variations.js';
import { inCondition, inHost, pages, seenBy } from '../support/widget-parts.js';
import { press, until } from '../support/widget-story.js';

interface Args extends SampleArgs {
  theme?: 'light' | 'dark';
  strings?: Strings;
  debug?: boolean;
}
type Story = StoryObj<Args>;

const loadSample =
  (options?: SampleOptions) =>
  async ({ args }: { args: Args }) => ({ sample: makeSample(args, options) });

function render(args: Args, adapter: JourneyAdapter, slotted: unknown = nothing): TemplateResult {
  return html`<partner-journey
    id="root-of-this-story"
    storage="session"
    .adapter=${adapter}
    .strings=${args.strings}
    theme=${args.theme ?? nothing}
    ?debug=${args.debug}
    >${slotted}</partner-journey
  >`;
}

/** Resolves when all widgets of the story's root show something and the story has come into its condition. */
async function shown({ canvasElement, args, loaded }: StoryContext<Args>): Promise<void> {
  const root = canvasElement.querySelector<PartnerJourneyElement>('partner-journey')!;
  await until(() => root.client !== undefined, '<partner-journey> has a client');
  if (args.condition === 'loading') return;
  await (loaded['sample'] as Sample).bringAbout(root.client!);
  const isDrawn = () => widgetsOf(root).every((widget) => widget.getAttribute('status') !== 'loading');
  await until(isDrawn, 'all widgets are drawn');
}

function widgetsOf(root: PartnerJourneyElement): Element[] {
  const all = [...root.querySelectorAll('*'), ...root.renderRoot.querySelectorAll('*')];
  return all.filter(({ localName }) => localName.startsWith('journey-'));
}

const meta: Meta<Args> = {
  title: 'Elements/partner-journey',
  component: 'partner-journey',
  argTypes: controlsOf<Args>('partner-journey'),
  args: { fixture: 'typical', role: 'partner', condition: 'ready' },
  beforeEach: logEvents('partner-journey'),
  loaders: [loadSample()],
  render: (args, { loaded }) => render(args, (loaded['sample'] as Sample).adapter),
  play: shown,
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = {};

export const OwnLayout: Story = {
  render: (args, { loaded }) =>
    render(
      args,
      (loaded['sample'] as Sample).adapter,
      html`<div class="columns">
        <journey-checklist side="partner"></journey-checklist>
        <div>
          <journey-progress layout="compact"></journey-progress>
          <journey-feedback></journey-feedback>
        </div>
      </div>`,
    ),
};
export const WidgetElsewhereOnThePage: Story = {
  render: (args, { loaded }) => html`
    <journey-progress for="root-of-this-story" layout="compact"></journey-progress>
    ${render(args, (loaded['sample'] as Sample).adapter, html`<journey-checklist></journey-checklist>`)}
  `,
};

/** The page celebrates, in the way that suits it: here a line above the widgets. */
export const StageReached: Story = {
  tags: ['T7', 'C35'],
  loaders: [loadSample({ edit: withOneStepLeft })],
  render: (args, { loaded }) =>
    html`<div
      @journey-stage-reached=${({ currentTarget, stageId }: JourneyStageReachedEvent) => {
        const line = (currentTarget as HTMLElement).querySelector('.celebration')!;
        line.textContent = `You have reached the stage “${stageId}”.`;
      }}
    >
      <p class="celebration" role="status"></p>
      ${render(args, (loaded['sample'] as Sample).adapter, html`<journey-checklist></journey-checklist>`)}
    </div>`,
  play: async (context) => {
    await shown(context);
    const { canvasElement } = context;
    await press(canvasElement.querySelector('journey-checklist')!, 'input[type=checkbox]:not(:checked)');
    const line = canvasElement.querySelector('.celebration')!;
    await until(() => line.textContent !== '', 'the page celebrates');
  },
};

export const Loading: Story = inCondition('loading');
export const Empty: Story = inCondition('empty');
export const Failed: Story = { ...inCondition('error'), name: 'Error' };
export const Offline: Story = { ...inCondition('offline'), tags: ['D35'] };
export const Stale: Story = inCondition('stale');
export const NotYetSaved: Story = { ...inCondition('unsaved'), tags: ['X1', 'X17', 'D27'] };
export const ChangeRefused: Story = inCondition('refused');
export const SignInNeeded: Story = inCondition('sign-in');

export const DeveloperPanel: Story = { args: { debug: true } };
export const DeveloperPanelWithHostileData: Story = { args: { debug: true, fixture: 'hostile' } };

export const SeenByAPartnersAdmin: Story = seenBy('partner-admin');
export const SeenByTheProgram: Story = seenBy('program');

export const SmallSample: Story = { args: { fixture: 'small' } };
export const ManyStages: Story = { loaders: [loadSample({ edit: withManyStages })] };
export const LongWords: Story = { loaders: [loadSample({ edit: withLongWords })] };
export const HostileData: Story = { args: { fixture: 'hostile' } };

export const Dark: Story = { ...pages.dark, tags: ['!autodocs'] };
export const DarkOnALightPage: Story = { args: { theme: 'dark' } };
export const Narrow320: Story = { ...pages.narrow320, name: '320 px wide', tags: ['!autodocs'] };
export const Narrow390: Story = { ...pages.narrow390, name: '390 px wide', tags: ['!autodocs'] };
export const RightToLeft: Story = { ...pages.rightToLeft, tags: ['!autodocs'] };
export const LargeText: Story = { ...pages.largeText, name: '200 % text', tags: ['!autodocs'] };
export const OwnTokens: Story = inHost('violet');
export const OwnTokensDark: Story = { ...inHost('round'), ...pages.dark, tags: ['!autodocs'] };
export const BigSerifHost: Story = inHost('serif');
