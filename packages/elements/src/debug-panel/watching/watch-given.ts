import { readGiven, type GivenKind } from '@partner-journey/client/given';
import type { ContractIssue } from '@partner-journey/contract';
import { JourneyElement } from '../../base/journey-element.js';
import type { JourneyContractIssuesEvent } from '../../events/journey-contract-issues-event.js';
import type { PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';

/** Is told what of something given does not fit; its name is such as `journey given to <journey-checklist>`. */
type Tell = (name: string, issues: readonly ContractIssue[]) => void;

/** The property by which each is given. */
const properties: Readonly<Record<GivenKind, string>> = {
  ...{ session: 'session', journey: 'journey', resources: 'resources', surveys: 'surveys' },
  ...{ feedback: 'feedbackItems', updates: 'updates' },
};

/**
 * Tells what the page gives the widgets of a root by property that does not fit the contract: what they have now, and
 * what they say later. Gives a function that ends it.
 */
export function watchGiven(root: PartnerJourneyElement, tell: Tell): () => void {
  const around = root.getRootNode() as Document | ShadowRoot;
  const hear = (event: JourneyContractIssuesEvent): void => {
    const [widget] = event.composedPath();
    if (!(widget instanceof JourneyElement)) return;
    if (root.contains(event.target as Node) || isFor(root, widget))
      tell(nameOf(event.query, widget), event.issues);
  };
  around.addEventListener('journey-contract-issues', hear as (event: Event) => void);
  for (const widget of around.querySelectorAll('*')) {
    if (widget instanceof JourneyElement && (root.contains(widget) || isFor(root, widget)))
      tellOf(widget, tell);
  }
  return () => around.removeEventListener('journey-contract-issues', hear as (event: Event) => void);
}

function tellOf(widget: JourneyElement, tell: Tell): void {
  for (const [kind, property] of Object.entries(properties)) {
    const given: unknown = Reflect.get(widget, property);
    const issues = given ? readGiven(kind as GivenKind, given).issues : [];
    if (issues.length > 0) tell(nameOf(kind, widget), issues);
  }
}

function isFor({ id }: PartnerJourneyElement, widget: JourneyElement): boolean {
  return id !== '' && widget.for === id;
}

function nameOf(kind: string, { localName }: JourneyElement): string {
  return `${kind} given to <${localName}>`;
}
