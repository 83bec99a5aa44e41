/** What a root says when the device keeps nothing. */
export const tabOnly = {
  'common.tab-only':
    'Nothing is kept on this device: until it is saved, what you do is kept only in this tab.',
  'common.understood': 'OK',
};
