import type { Resource, ResourceInput } from '@partner-journey/contract';
import { completing } from '../base/given.js';

const givenResource = completing((resource: ResourceInput): Resource => ({
  kind: 'article',
  access: { allowed: true },
  mine: {},
  open: 'page',
  ...resource,
}));

/** Resources that a page gives itself, with the defaults of the contract where it says nothing. */
export const givenResources = completing((resources: readonly ResourceInput[]): readonly Resource[] =>
  resources.map(givenResource),
);
