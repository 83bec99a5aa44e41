import type { FeatureGroup } from './feature-row.js';

export const across: FeatureGroup = {
  title: 'Across the widgets',
  rows: [
    ['X1', 'must', 'All widgets know at once what was done in one of them'],
    ['X2', 'must, first', 'The library knows the stage and the step'],
    ['X3', 'first', 'Small questions at the right moments, and not too many'],
    ['X4', 'first', 'Where partners stall, and what they said there, for the program'],
    ['X5', 'first', 'What changed since the last visit, everywhere'],
    ['X6', 'delight', 'One search over steps, stages, library and answers'],
    ['X7', 'first', 'The next thing to do, alone on a page of the portal'],
    ['X8', 'delight', 'What was achieved, and thanks for it'],
    ['X9', 'first', 'An incident: what it touches, which promises pause, what to do instead'],
    ['X10', 'delight, first', 'What the partnership brought, and what it took'],
    ['X11', 'delight', 'The journey on paper or in a table, for a review'],
    ['X12', 'delight', 'An application before there is an account, which becomes the first stage'],
    ['X13', 'must, first', 'What each person does and what one does for the company, told apart'],
    ['X14', 'delight', 'A partner’s admin gives work to a colleague'],
    ['X15', 'must', 'Who can see this, beside every remark, answer and file'],
    ['X16', 'must', 'One person in several organizations, who sees nothing of the other'],
    ['X17', 'must', 'A shared computer keeps nothing, and says so before unsent work would go'],
    ['X18', 'must', 'Somebody to ask, wherever one may be stuck'],
    ['X19', 'delight', 'Density, icons and words of the page’s own'],
  ],
};
