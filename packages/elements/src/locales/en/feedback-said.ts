import type { Message } from '../strings.js';

/** What `<journey-feedback>` says about what was said before. */
export const feedbackSaid = {
  'feedback.said': 'You said, we did',
  'feedback.quote': '“{text}”',
  'feedback.reply': '{person}: {text}',
  'feedback.changed': 'What changed: {text}',
  'feedback.new': 'New',
  'feedback.show-all': { other: 'Show all {count}' } as Message,
  'feedback.show-fewer': 'Show fewer',
  'feedback.status-received': 'Received',
  'feedback.status-planned': 'Planned',
  'feedback.status-started': 'Started',
  'feedback.status-done': 'Done',
  'feedback.status-declined': 'Declined',
  'feedback.status-duplicate': 'Said before',
};
