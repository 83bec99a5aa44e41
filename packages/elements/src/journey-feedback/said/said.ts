import type { Part } from '../../controllers/part-controller.js';
import { feedbackSaid } from '../../locales/en/feedback-said.js';
import { renderSaid } from './said-list.js';
import { styles } from './said.styles.js';

/** What was said before, and what became of it: read after the question, and fetched beside what it shows. */
export const said: Part & { readonly render: typeof renderSaid } = {
  words: feedbackSaid,
  styles: [styles],
  render: renderSaid,
};
