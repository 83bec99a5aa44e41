import '@partner-journey/elements/journey-next.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import {
  withEverythingDone,
  withLongWords,
  withMinimumData,
  withNothingSentBack,
  withNothingToDo,
} from '../support/variations.js';
import { inCondition, inHost, inOwnWords, metaOf, pages, seenBy } from '../support/widget-parts.js';
import { loadClient, type Loaded, type WidgetArgs } from '../support/widget-story.js';

interface Args extends WidgetArgs {
  checklistUrl?: string;
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-next
    .client=${client}
    .strings=${args.strings}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    checklist-url=${args.checklistUrl ?? nothing}
    >${slotted}</journey-next
  >`;
}

const meta: Meta<Args> = { ...metaOf<Args>('journey-next', render), title: 'Elements/journey-next' };
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = { args: { checklistUrl: '#checklist' }, tags: ['C24', 'X7'] };

export const NothingSentBack: Story = { loaders: [loadClient({ edit: withNothingSentBack })] };
export const NothingToDo: Story = { loaders: [loadClient({ edit: withNothingToDo })], tags: ['X18'] };
export const EverythingDone: Story = { loaders: [loadClient({ edit: withEverythingDone })] };

export const Loading: Story = inCondition('loading');
export const Empty: Story = inCondition('empty');
export const Failed: Story = { ...inCondition('error'), name: 'Error' };
export const Offline: Story = inCondition('offline');
export const Stale: Story = inCondition('stale');
export const SignInNeeded: Story = inCondition('sign-in');

export const SeenByAPartnersAdmin: Story = seenBy('partner-admin');
export const SeenByTheProgram: Story = seenBy('program');

export const SmallJourney: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const LongWords: Story = { loaders: [loadClient({ edit: withLongWords })] };
export const LongWordsNarrow: Story = { ...LongWords, ...pages.narrow320, tags: ['!autodocs'] };
export const HostileData: Story = { args: { fixture: 'hostile' } };
export const HostileDataNarrow: Story = { ...HostileData, ...pages.narrow320, tags: ['!autodocs'] };

export const Dark: Story = { ...Overview, ...pages.dark, tags: ['!autodocs'] };
export const DarkOnALightPage: Story = { args: { theme: 'dark' } };
export const Narrow320: Story = { ...Overview, ...pages.narrow320, name: '320 px wide', tags: ['!autodocs'] };
export const RightToLeft: Story = { ...Overview, ...pages.rightToLeft, tags: ['!autodocs'] };
export const LargeText: Story = { ...pages.largeText, name: '200 % text', tags: ['!autodocs'] };
export const LargeTextNarrow: Story = {
  ...pages.largeTextNarrow,
  name: '200 % text, 320 px wide',
  tags: ['!autodocs'],
};

export const OwnTokens: Story = inHost('violet');
export const BigSerifHost: Story = inHost('serif');

export const OwnLoading: Story = inOwnWords(render, 'loading', 'One moment, we look what is next.');
export const OwnEmpty: Story = inOwnWords(
  render,
  'empty',
  'Your manager will set up your journey this week.',
);
export const OwnError: Story = inOwnWords(render, 'error', 'Call us on extension 12; we know already.');
export const OwnWords: Story = {
  args: { heading: 'Up next', strings: { 'next.then': 'And then: {step}' } },
};
