/**
 * The shapes of the other documents a host answers with. Made from the schemas by `npm run schemas`; do not edit.
 */
// prettier-ignore
import { Id, Instant, Person, Text, Submission, Markdown, PlainDate, Step, Stage, Journey, Resource, FeedbackItem } from './first-shapes.js';
// prettier-ignore
import { anyOf, list, number, object, oneOf, openSet, optional, text, url, withDefault, yesNo, type Shape } from './shape.js';

/** HistoryPage. */
// prettier-ignore
export const HistoryPage: Shape = object({ items: list(object({ id: Id, at: Instant, by: optional(Person), kind: openSet("started", "completed", "reopened", "submitted", "skipped", "blocked", "unblocked", "assigned", "commented", "approved", "returned", "added", "changed", "removed"), text: optional(Text), submission: optional(Submission) })), nextCursor: optional(text()) });
// prettier-ignore
const Update: Shape = object({ id: Id, kind: openSet("news", "incident", "change"), title: Text, body: Markdown, at: Instant, severity: optional(openSet("low", "medium", "high")), affects: optional(list(object({ stageId: optional(Id), stepId: optional(Id), product: optional(Text) }))), slaPaused: optional(yesNo), planB: optional(list(Text)), contact: optional(Person), expectedEndAt: optional(Instant), resolvedAt: optional(Instant), seenAt: optional(Instant) });
/** UpdatePage. */
// prettier-ignore
export const UpdatePage: Shape = object({ items: list(Update), nextCursor: optional(text()) });
// prettier-ignore
const shared3: Shape = object({ met: number(), late: number(), open: number() });
/** Insights. */
// prettier-ignore
export const Insights: Shape = object({ metrics: list(object({ id: Id, label: Text, unit: optional(Text), value: number(), series: withDefault([], list(object({ on: PlainDate, value: number() }))), peers: optional(object({ low: number(), median: number(), high: number() })), explanation: optional(Text) })), pace: optional(Text), commitments: optional(object({ program: shared3, partner: shared3 })), value: optional(list(object({ label: Text, amount: number(), currency: text(), asOf: PlainDate }))), tier: optional(object({ current: Text, next: optional(Text), requirements: list(object({ label: Text, have: number(), need: number() })) })), friction: optional(list(object({ stageId: Id, medianDays: number(), stuck: number(), quotes: list(Text) }))) });
/** Problem. */
// prettier-ignore
export const Problem: Shape = object({ type: text(), title: Text, status: number(), code: openSet("malformed-json", "invalid-request", "unknown-kind", "not-signed-in", "token-expired", "forbidden", "not-found", "method-not-allowed", "conflict", "gone", "precondition-failed", "body-too-large", "unsupported-media-type", "change-id-reused", "viewer-mismatch", "not-allowed-now", "waits-for-earlier", "too-many-requests", "internal", "unavailable"), detail: optional(Text), issues: optional(list(object({ path: text(), expected: text(), got: text() }))), retryAfterSeconds: optional(number(0)) });
/** ReceiptList. */
// prettier-ignore
export const ReceiptList: Shape = object({ receipts: list(object({ changeId: Id, outcome: oneOf("saved", "accepted", "rejected", "conflict"), revision: optional(text()), problem: optional(Problem), affected: withDefault([], list(anyOf(object({ entity: oneOf("step"), id: Id, value: optional(Step) }), object({ entity: oneOf("stage"), id: Id, value: optional(Stage) }), object({ entity: oneOf("journey"), id: Id, value: optional(Journey) }), object({ entity: oneOf("resource"), id: Id, value: optional(Resource) }), object({ entity: oneOf("feedback"), id: Id, value: optional(FeedbackItem) }), object({ entity: oneOf("update"), id: Id, value: optional(Update) }), object({ entity: oneOf("survey", "insights", "session"), id: Id })))) })) });
/** LiveMessage. */
// prettier-ignore
export const LiveMessage: Shape = object({ id: text(), entity: openSet("journey", "step", "resource", "survey", "feedback", "update", "insights", "session"), entityId: optional(Id), revision: optional(text()), at: Instant });
/** Upload. */
// prettier-ignore
export const Upload: Shape = object({ fileId: Id, state: optional(oneOf("receiving", "scanning", "ready", "refused", "canceled")), name: optional(Text), bytes: optional(number(0)), received: optional(number(0)), reason: optional(Text), putUrl: optional(url) });
