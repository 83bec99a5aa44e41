import '@partner-journey/elements/journey-progress.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import {
  withEverythingDone,
  withEveryStageCondition,
  withLongWords,
  withManyStages,
  withMinimumData,
  withPromises,
  withSlowStage,
  withStageToEnd,
  withStageOpenedAgain,
  withStagesSideBySide,
} from '../support/variations.js';
import { inCondition, inHost, inOwnWords, metaOf, pages, seenBy } from '../support/widget-parts.js';
import { loadClient, part, shown, type Loaded, type WidgetArgs } from '../support/widget-story.js';

interface Args extends WidgetArgs {
  layout?: 'compact' | 'map' | 'owed';
  order?: 'backward';
  stageId?: string;
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-progress
    .client=${client}
    .strings=${args.strings}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    layout=${args.layout ?? nothing}
    order=${args.order ?? nothing}
    stage-id=${args.stageId ?? nothing}
    >${slotted}</journey-progress
  >`;
}

const meta: Meta<Args> = { ...metaOf<Args>('journey-progress', render), title: 'Elements/journey-progress' };
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = { tags: ['T1', 'T3', 'T9', 'T10', 'T11', 'T23', 'T24', 'T26', 'T33', 'D42'] };

export const StageOpened: Story = {
  tags: ['T4', 'T15', 'T19', 'X18'],
  async play(context) {
    const widget = await shown(context);
    (await part(widget, 'li[aria-current] button')).click();
    await part(widget, '[part~=stage-detail]');
  },
};
/** As a link to `?stage=win` opens it, where the page says `url-key="stage"`. */
export const StageLinkedTo: Story = {
  tags: ['T34'],
  args: { stageId: 'win' },
  async play(context) {
    await part(await shown(context), '[part~=stage-detail]');
  },
};
export const PromisesOpened: Story = {
  loaders: [loadClient({ edit: withPromises })],
  tags: ['T13', 'T14'],
  async play(context) {
    const widget = await shown(context);
    (await part(widget, 'li[aria-current] button')).click();
    await part(widget, '[part~=stage-detail]');
  },
};

export const StageOpenedAgain: Story = {
  loaders: [loadClient({ edit: withStageOpenedAgain })],
  tags: ['T28'],
};
export const StageToEnd: Story = {
  loaders: [loadClient({ edit: withStageToEnd })],
  tags: ['T6'],
  async play(context) {
    const widget = await shown(context);
    (await part(widget, 'li[aria-current] button')).click();
    await part(widget, '[part~=stage-detail] [part~=action]');
  },
};

export const Compact: Story = { args: { layout: 'compact' } };
export const CompactLoading: Story = { args: { layout: 'compact', condition: 'loading' } };

export const CompactNotYetSaved: Story = { args: { layout: 'compact', condition: 'unsaved' } };

export const Map: Story = { args: { layout: 'map' }, tags: ['T16', 'T17', 'D1', 'D5', 'D8'] };
export const MapBackward: Story = { args: { layout: 'map', order: 'backward' }, tags: ['T18', 'D2'] };
export const MapSeenByTheProgram: Story = { args: { layout: 'map', role: 'program' }, tags: ['T16'] };
export const MapNarrow320: Story = {
  ...Map,
  ...pages.narrow320,
  name: 'Map, 320 px wide',
  tags: ['!autodocs'],
};
export const MapDark: Story = { ...Map, ...pages.dark, tags: ['!autodocs'] };
export const MapRightToLeft: Story = { ...Map, ...pages.rightToLeft, tags: ['!autodocs'] };
export const MapLoading: Story = { args: { layout: 'map', condition: 'loading' } };
export const MapOfManyStages: Story = {
  args: { layout: 'map' },
  loaders: [loadClient({ edit: withManyStages })],
};
export const MapLongWords: Story = {
  args: { layout: 'map' },
  loaders: [loadClient({ edit: withLongWords })],
};
export const MapHostileData: Story = { args: { layout: 'map', fixture: 'hostile' } };
export const Owed: Story = { args: { layout: 'owed' }, tags: ['T31'] };
export const OwedSeenByTheProgram: Story = { args: { layout: 'owed', role: 'program' }, tags: ['T31'] };
export const OwedNarrow: Story = { ...Owed, ...pages.narrow320, tags: ['!autodocs'] };
export const Backward: Story = { args: { order: 'backward' }, tags: ['T18'] };

export const Loading: Story = inCondition('loading');
export const Empty: Story = inCondition('empty');
export const Failed: Story = { ...inCondition('error'), name: 'Error' };
export const Offline: Story = inCondition('offline');
export const Stale: Story = inCondition('stale');
export const NotYetSaved: Story = inCondition('unsaved');
export const ChangeRefused: Story = inCondition('refused');
export const SignInNeeded: Story = inCondition('sign-in');

export const SeenByAPartnersAdmin: Story = seenBy('partner-admin');
export const SeenByTheProgram: Story = seenBy('program');

export const EveryStageCondition: Story = {
  loaders: [loadClient({ edit: withEveryStageCondition })],
  tags: ['T2', 'T3'],
};
export const StagesSideBySide: Story = {
  loaders: [loadClient({ edit: withStagesSideBySide })],
  tags: ['T20'],
};
export const SlowStage: Story = { loaders: [loadClient({ edit: withSlowStage })], tags: ['T25'] };
export const EverythingDone: Story = { loaders: [loadClient({ edit: withEverythingDone })] };
export const SmallJourney: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const ManyStages: Story = { loaders: [loadClient({ edit: withManyStages })] };
export const ManyStagesNarrow: Story = { ...ManyStages, ...pages.narrow320, tags: ['!autodocs'] };
export const LongWords: Story = { loaders: [loadClient({ edit: withLongWords })] };
export const LongWordsNarrow: Story = { ...LongWords, ...pages.narrow320, tags: ['!autodocs'] };
export const HostileData: Story = { args: { fixture: 'hostile' } };
export const HostileDataNarrow: Story = { ...HostileData, ...pages.narrow320, tags: ['!autodocs'] };

export const Dark: Story = { ...pages.dark, tags: ['!autodocs'] };
export const DarkOnALightPage: Story = { args: { theme: 'dark' } };
export const Narrow320: Story = { ...pages.narrow320, name: '320 px wide', tags: ['!autodocs'] };
export const Narrow390: Story = { ...pages.narrow390, name: '390 px wide', tags: ['!autodocs'] };
export const RightToLeft: Story = { ...pages.rightToLeft, tags: ['!autodocs'] };
export const RightToLeftNarrow: Story = { ...pages.rightToLeftNarrow, tags: ['!autodocs'] };
export const LargeText: Story = { ...pages.largeText, name: '200 % text', tags: ['!autodocs'] };
export const LargeTextNarrow: Story = {
  ...pages.largeTextNarrow,
  name: '200 % text, 320 px wide',
  tags: ['!autodocs'],
};

export const OwnTokens: Story = inHost('violet');
export const OwnTokensDark: Story = { ...OwnTokens, ...pages.dark, tags: ['!autodocs'] };
export const BigSerifHost: Story = inHost('serif');

export const OwnLoading: Story = inOwnWords(render, 'loading', 'One moment, we are fetching your journey.');
export const OwnEmpty: Story = inOwnWords(
  render,
  'empty',
  'Your manager will set up your journey this week.',
);
export const OwnError: Story = inOwnWords(render, 'error', 'Call us on extension 12; we know already.');
export const OwnWords: Story = {
  args: {
    heading: 'Your way to Gold',
    strings: { 'progress.next': 'Up next, {organization}:', 'progress.by': 'aim for {date}' },
  },
};
