/** What a page may give by property, and the widgets that take it. */
export const givenProperties = {
  session: { property: 'session', tags: ['journey-checklist', 'journey-resources', 'journey-feedback'] },
  journey: { property: 'journey', tags: ['journey-progress', 'journey-checklist', 'journey-next'] },
  resources: { property: 'resources', tags: ['journey-resources'] },
  surveys: { property: 'surveys', tags: ['journey-feedback'] },
  feedback: { property: 'feedbackItems', tags: ['journey-feedback'] },
  updates: { property: 'updates', tags: ['journey-updates'] },
} as const;

export type GivenKind = keyof typeof givenProperties;

/** What a page would give of a document: lists stand by themselves. */
export function givenDocument(document: object): unknown {
  return 'items' in document ? document.items : document;
}
