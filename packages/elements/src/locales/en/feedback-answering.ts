/** What `<journey-feedback>` says once somebody answers or writes. */
export const feedbackAnswering = {
  'feedback.back': 'Back',
  'feedback.missing': 'Please answer this to go on.',
  'feedback.other': 'In your words',
  'feedback.later-done': 'All right, not now.',
  'feedback.never-done': 'All right, this will not be asked again.',
  'feedback.context-stage': 'Stage',
  'feedback.context-step': 'Step',
  'feedback.context-page': 'Page',
  'feedback.context-role': 'Role',
  'feedback.context-name': 'Name',
  'feedback.thanks': 'Thank you. Your answer has reached {program}.',
  'feedback.more': 'Say something else',
  'feedback.box': 'Tell {program} something',
  'feedback.mail': 'Write an e-mail',
  'feedback.mail-note':
    'Your mail program opens with these words, addressed to {address}. They stay here too: whether you send them is not known on this page.',
  'feedback.mail-subject': 'Feedback from {organization}',
  'feedback.box-missing': 'Please write something first.',
};
