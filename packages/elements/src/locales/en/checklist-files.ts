import type { Message } from '../strings.js';

/** What `<journey-checklist>` says about files that are handed over. */
export const checklistFiles = {
  'checklist.files': 'Files',
  'checklist.files-chosen': 'Chosen files',
  'checklist.files-types': 'Accepted: {types}.',
  'checklist.files-size': 'At most {size} each.',
  'checklist.files-most': { one: 'One file.', other: '{count} files at most.' } as Message,
  'checklist.files-drop': 'You can drop files here, too.',
  'checklist.file-sending': '{percent} sent',
  'checklist.file-waiting': 'The host is out of reach. It goes on by itself.',
  'checklist.file-needs-file': 'Choose this file again, and it goes on where it was.',
  'checklist.file-scanning': 'All sent. It is being checked, which may take a moment.',
  'checklist.file-ready': 'Ready to be handed in.',
  'checklist.file-refused': 'It is not accepted.',
  'checklist.file-failed': 'It was not taken.',
  'checklist.file-empty': 'It is not sent: it is empty.',
  'checklist.file-too-large': 'It is not sent: it is larger than {size}.',
  'checklist.file-wrong-type': 'It is not sent: files of this type are not accepted.',
  'checklist.file-too-many': 'It is not sent: there are as many files as are accepted.',
  'checklist.file-remove': 'Remove',
  'checklist.file-remove-name': 'Remove {name}',
  'checklist.file-cancel-name': 'Cancel {name}',
  'checklist.file-missing': 'Choose a file first.',
  'checklist.file-unfinished': 'Some files are not ready yet.',
};
