import '@partner-journey/elements/journey-updates.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import {
  withLongWords,
  withMinimumData,
  withNothingNew,
  withReadKeptHere,
  withThreeIncidents,
  withUpdatesUnremembered,
} from '../support/variations.js';
import { inCondition, inHost, inOwnWords, metaOf, pages, seenBy } from '../support/widget-parts.js';
import { loadClient, press, shown, type Loaded, type WidgetArgs } from '../support/widget-story.js';

interface Args extends WidgetArgs {
  show?: 'all' | 'incidents' | 'news';
  journeyUrl?: string;
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-updates
    .client=${client}
    .strings=${args.strings}
    show=${args.show ?? nothing}
    journey-url=${args.journeyUrl ?? nothing}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    >${slotted}</journey-updates
  >`;
}

const meta: Meta<Args> = { ...metaOf<Args>('journey-updates', render), title: 'Elements/journey-updates' };
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = { args: { journeyUrl: '#journey' }, tags: ['X5', 'X8', 'X9', 'D33'] };

export const Banner: Story = { args: { show: 'incidents', journeyUrl: '#journey' } };
export const BannerOpened: Story = {
  ...Banner,
  tags: ['X9', 'D33'],
  play: async (context) => {
    await press(await shown(context), 'summary');
  },
};
export const News: Story = { args: { show: 'news', journeyUrl: '#journey' } };
export const AllDifferences: Story = {
  ...News,
  tags: ['X5'],
  play: async (context) => {
    await press(await shown(context), '[aria-controls=digest-list]');
  },
};
export const ThreeIncidents: Story = { loaders: [loadClient({ edit: withThreeIncidents })] };
export const BannerOfThree: Story = { ...ThreeIncidents, args: { show: 'incidents' } };
export const NothingNew: Story = { loaders: [loadClient({ edit: withNothingNew })] };
export const AllMarkedAsRead: Story = {
  play: async (context) => {
    await press(await shown(context), '[part=mark-all]');
  },
};
export const NobodyRemembers: Story = { loaders: [loadClient({ edit: withUpdatesUnremembered })] };
export const KeptInThisBrowser: Story = { loaders: [loadClient({ edit: withReadKeptHere })] };

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
export const BannerNarrow320: Story = {
  ...BannerOpened,
  ...pages.narrow320,
  name: 'Banner, 320 px wide',
  tags: ['!autodocs'],
};
export const RightToLeft: Story = { ...Overview, ...pages.rightToLeft, tags: ['!autodocs'] };
export const LargeText: Story = { ...pages.largeText, name: '200 % text', tags: ['!autodocs'] };
export const LargeTextNarrow: Story = {
  ...pages.largeTextNarrow,
  name: '200 % text, 320 px wide',
  tags: ['!autodocs'],
};

export const OwnTokens: Story = inHost('violet');
export const BigSerifHost: Story = inHost('serif');

export const OwnLoading: Story = inOwnWords(render, 'loading', 'One moment, we ask what is new.');
export const OwnEmpty: Story = inOwnWords(render, 'empty', 'Quiet days. Enjoy them.');
export const OwnError: Story = inOwnWords(render, 'error', 'Call us on extension 12; we know already.');
export const OwnWords: Story = {
  args: { heading: 'What is new', strings: { 'updates.plan': 'Plan B' } },
};
