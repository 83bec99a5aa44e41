import type {
  FeedbackPage,
  HistoryPage,
  Insights,
  Journey,
  JourneyList,
  ResourcePage,
  Session,
  SurveyList,
  UpdatePage,
} from '@partner-journey/contract';

/** What to look for in the library. Every member narrows; an absent one does not. */
export interface ResourceFilter {
  /** Words to find. */
  readonly q?: string;
  readonly stageId?: string;
  readonly stepId?: string;
  readonly kind?: string;
  /** Chosen values by the name of the facet. */
  readonly facets?: Readonly<Record<string, readonly string[]>>;
  /** `relevance` (default when there are words), `newest` or `title`. */
  readonly sort?: string;
  /** Items of one page, 1 to 100. @default 24 */
  readonly limit?: number;
  readonly cursor?: string;
}

/** A question to the host, by its kind. Equal queries are one request, whoever asks. */
export type Query =
  | { readonly kind: 'session' }
  | { readonly kind: 'journeys' }
  /** Without an id: the journey the client was made for, else the first of the list. */
  | { readonly kind: 'journey'; readonly journeyId?: string }
  | {
      readonly kind: 'history';
      readonly journeyId: string;
      readonly stepId: string;
      readonly cursor?: string;
    }
  | ({ readonly kind: 'resources' } & { readonly filter?: ResourceFilter })
  | { readonly kind: 'surveys' }
  | { readonly kind: 'feedback'; readonly cursor?: string }
  | { readonly kind: 'updates'; readonly cursor?: string }
  | { readonly kind: 'insights' };

/** The name of a kind of query. */
export type QueryKind = Query['kind'];

/** What each kind of query is answered with. */
export interface QueryResults {
  session: Session;
  journeys: JourneyList;
  journey: Journey;
  history: HistoryPage;
  resources: ResourcePage;
  surveys: SurveyList;
  feedback: FeedbackPage;
  updates: UpdatePage;
  insights: Insights;
}

/** What a query is answered with. */
export type ResultOf<Q extends Query> = QueryResults[Q['kind']];
