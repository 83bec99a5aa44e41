import type { Message } from '../strings.js';

/** What `<journey-resources>` says once somebody searches, filters or asks. */
export const resourcesExploring = {
  'resources.clear-filters': 'Clear filters',
  'resources.more-shown': { one: '{count} more shown', other: '{count} more shown' } as Message,
  'resources.more-failed': 'More could not be loaded.',
  'resources.search-failed': 'The search does not work right now. This is what was found before.',
  'resources.nothing': 'Nothing found for “{words}”.',
  'resources.nothing-both': 'Nothing found for “{words}” with these filters.',
  'resources.nothing-filtered': 'Nothing fits these filters.',
  'resources.nearest': 'This comes close',
  'resources.request': 'Ask for what is missing',
  'resources.request-send': 'Send request',
  'resources.request-cancel': 'Cancel',
  'resources.request-missing': 'Please say what is missing.',
  'resources.request-thanks': 'Thank you. {program} knows what is missing.',
  'resources.program': 'The program team',
  'resources.facet-topic': 'Topic',
  'resources.facet-audience': 'For',
  'resources.facet-product': 'Product',
  'resources.facet-language': 'Language',
  'resources.facet-region': 'Region',
  'resources.facet-tier': 'Tier',
};
