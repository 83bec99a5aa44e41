/**
 * The shapes of the documents a host answers with. Made from the schemas by `npm run schemas`; do not edit.
 */
// prettier-ignore
import { anyOf, formed, list, map, number, object, oneOf, openSet, optional, text, url, withDefault, yesNo, type Shape } from './shape.js';

// prettier-ignore
const Instant: Shape = formed("datetime", /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d)))$/);
// prettier-ignore
const Id: Shape = text(1, 200);
// prettier-ignore
const Text: Shape = text();
/** Session. */
// prettier-ignore
export const Session: Shape = object({ contract: oneOf("1"), serverTime: Instant, lastEventId: optional(text()), timeZone: optional(text()), locale: optional(text()), tenant: object({ id: Id, name: Text }), viewer: object({ id: Id, name: Text, role: oneOf("partner", "partner-admin", "program"), avatarUrl: optional(url) }), partners: list(object({ id: Id, name: Text })), partnerId: Id, organizations: object({ partner: object({ name: Text }), program: object({ name: Text }) }), capabilities: object({ journeys: yesNo, changes: list(openSet("step.start", "step.complete", "step.reopen", "step.submit", "step.skip", "step.block", "step.unblock", "step.assign", "step.comment", "step.approve", "step.return", "stage.complete", "response.save", "survey.dismiss", "feedback.send", "feedback.vote", "resource.open", "resource.progress", "resource.complete", "resource.favorite", "resource.rate", "resource.request", "update.seen")), resources: object({ search: yesNo, facets: list(Text), maxLocal: number(0) }), surveys: yesNo, feedback: yesNo, updates: yesNo, insights: yesNo, uploads: anyOf(object({ maxBytes: number(undefined, undefined, 0), types: list(text()) }), oneOf(false)), live: oneOf("sse", "poll", "none"), changeIdsRememberedForDays: number(0), comparesViewer: optional(yesNo) }) });
/** JourneyList. */
// prettier-ignore
export const JourneyList: Shape = object({ items: list(object({ id: Id, title: Text, revision: text(), partner: object({ id: Id, name: Text }), currentStage: optional(Text), health: optional(openSet("on-track", "at-risk", "stuck", "done")), progress: optional(object({ done: number(), of: number() })) })) });
// prettier-ignore
const PlainDate: Shape = formed("date", /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$/);
// prettier-ignore
const Side: Shape = oneOf("partner", "program");
// prettier-ignore
const Person: Shape = object({ id: Id, name: Text, side: Side, role: optional(Text), avatarUrl: optional(url), email: optional(Text), url: optional(url) });
// prettier-ignore
const Sla: Shape = object({ due: object({ at: Instant }), state: oneOf("running", "paused", "met", "at-risk", "breached"), clockWith: Side, pausedReason: optional(Text), calendar: optional(Text) });
// prettier-ignore
const Markdown: Shape = text();
// prettier-ignore
const StepAction: Shape = object({ label: Text, url: optional(url), target: optional(oneOf("self", "new")) });
// prettier-ignore
const FieldValue: Shape = anyOf(text(), number(), yesNo, list(text()));
// prettier-ignore
const Submission: Shape = object({ id: Id, at: Instant, by: optional(Person), values: optional(map(FieldValue)), files: optional(list(object({ id: Id, name: Text, bytes: optional(number()), url: optional(url) }))) });
// prettier-ignore
const Step: Shape = object({ id: Id, revision: optional(text()), title: Text, description: optional(Markdown), why: optional(Text), doneWhen: optional(Text), kind: withDefault("task", openSet("task", "link", "form", "upload", "training", "agreement", "meeting", "approval", "check")), side: withDefault("partner", Side), visibility: withDefault("shared", oneOf("shared", "program-only")), scope: withDefault("company", oneOf("person", "company")), required: withDefault(true, yesNo), parentId: optional(Id), status: openSet("todo", "in-progress", "submitted", "returned", "done", "skipped", "blocked"), due: optional(anyOf(object({ on: PlainDate }), object({ at: Instant }))), effortMinutes: optional(number(0)), assignees: optional(list(Person)), waitingOn: optional(object({ side: Side, since: Instant, reason: optional(Text) })), dependsOn: optional(list(object({ stepId: Id, reason: optional(Text) }))), blocked: optional(object({ reason: Text, since: Instant, severity: optional(openSet("low", "medium", "high")) })), returned: optional(object({ reason: Text, at: Instant, by: optional(Person) })), completed: optional(object({ at: Instant, by: optional(Person) })), sla: optional(Sla), allowed: withDefault([], list(openSet("start", "complete", "reopen", "submit", "skip", "block", "unblock", "assign", "comment", "approve", "return"))), action: optional(StepAction), secondaryAction: optional(StepAction), fields: optional(list(object({ name: Id, label: Text, type: openSet("text", "long-text", "email", "url", "tel", "number", "date", "choice", "choices", "file", "consent"), required: withDefault(false, yesNo), help: optional(Text), options: optional(list(object({ value: text(), label: Text }))), min: optional(anyOf(number(), text())), max: optional(anyOf(number(), text())), pattern: optional(text()), value: optional(FieldValue) }))), agreement: optional(object({ version: Text, url: optional(url), text: optional(Markdown) })), training: optional(object({ resourceId: Id, moveOn: oneOf("passed", "completed", "completed-and-passed", "completed-or-passed", "not-applicable"), progress: optional(number(0, 1)), score: optional(number(0, 1)), masteryScore: optional(number(0, 1)) })), checks: optional(list(object({ name: Text, state: openSet("passed", "failed", "pending"), lastRunAt: optional(Instant) }))), resourceIds: optional(list(Id)), submission: optional(Submission), comments: optional(object({ count: number(0), latest: optional(object({ id: Id, at: Instant, by: optional(Person), text: Text })) })), addedInRevision: optional(text()), order: optional(number()) });
// prettier-ignore
const Stage: Shape = object({ id: Id, title: Text, outcome: optional(Text), summary: optional(Text), position: openSet("done", "current", "upcoming"), condition: optional(openSet("blocked", "at-risk", "skipped")), reason: optional(Text), enteredAt: optional(Instant), completedAt: optional(Instant), startsOn: optional(PlainDate), targetOn: optional(PlainDate), typicalDays: optional(number(0)), owner: optional(Person), sla: optional(Sla), required: withDefault(true, yesNo), steps: withDefault([], list(Step)), unlocks: optional(list(Text)), contact: optional(Person) });
/** Journey. */
// prettier-ignore
export const Journey: Shape = object({ id: Id, title: Text, revision: text(), asOf: Instant, partner: object({ id: Id, name: Text, kind: optional(Text), tier: optional(Text), since: optional(PlainDate) }), program: object({ id: Id, name: Text }), outcome: optional(object({ title: Text, targetOn: optional(PlainDate), metric: optional(Text) })), health: optional(object({ level: openSet("on-track", "at-risk", "stuck", "done"), reasons: list(Text) })), forecast: optional(object({ on: PlainDate, reason: Text })), stages: list(Stage), changes: optional(list(object({ revision: text(), at: Instant, title: Text }))), recognitions: optional(list(object({ id: Id, title: Text, at: Instant, from: optional(Text), imageUrl: optional(url) }))) });
/** HistoryPage. */
// prettier-ignore
export const HistoryPage: Shape = object({ items: list(object({ id: Id, at: Instant, by: optional(Person), kind: openSet("started", "completed", "reopened", "submitted", "skipped", "blocked", "unblocked", "assigned", "commented", "approved", "returned"), text: optional(Text), submission: optional(Submission) })), nextCursor: optional(text()) });
// prettier-ignore
const Resource: Shape = object({ id: Id, title: Text, url: url, kind: withDefault("article", openSet("article", "guide", "template", "course", "video", "audio", "event", "certificate", "report", "tool")), summary: optional(Text), stageIds: optional(list(Id)), stepIds: optional(list(Id)), topics: optional(list(Text)), language: optional(text()), translations: optional(list(object({ language: text(), url: url }))), audience: optional(Text), tier: optional(Text), region: optional(Text), product: optional(Text), minutes: optional(number(0)), file: optional(object({ type: text(), bytes: optional(number(0)) })), thumbnailUrl: optional(url), publishedAt: optional(Instant), updatedAt: optional(Instant), changeNote: optional(Text), verifiedOn: optional(PlainDate), expiresOn: optional(PlainDate), seriesId: optional(Id), pathId: optional(Id), outline: optional(list(Text)), takeaways: optional(list(Text)), access: withDefault({"allowed":true}, object({ allowed: yesNo, reason: optional(Text), howToUnlock: optional(Text) })), mine: withDefault({}, object({ favorite: optional(yesNo), seenAt: optional(Instant), progress: optional(number(0, 1)), completedAt: optional(Instant), rating: optional(number(1, 5)) })), open: withDefault("page", oneOf("page", "inline", "frame", "download")) });
/** ResourcePage. */
// prettier-ignore
export const ResourcePage: Shape = object({ items: list(Resource), facets: withDefault([], list(object({ name: Text, values: list(object({ value: text(), label: Text, count: number() })) }))), total: optional(number(0)), nextCursor: optional(text()) });
/** SurveyList. */
// prettier-ignore
export const SurveyList: Shape = object({ items: list(object({ id: Id, title: optional(Text), purpose: openSet("nps", "csat", "ces", "open", "assessment"), askAt: object({ moment: openSet("stage-reached", "step-done", "blocked", "sla-missed", "scheduled", "always-open"), stageId: optional(Id), stepId: optional(Id) }), questions: list(object({ id: Id, kind: openSet("scale", "choice", "choices", "text", "rank", "matrix", "date", "contact", "consent", "file"), text: Text, help: optional(Text), required: withDefault(false, yesNo), scale: optional(object({ from: number(), to: number(), lowLabel: Text, highLabel: Text, look: withDefault("numbers", openSet("numbers", "stars", "faces")) })), options: optional(list(object({ value: text(), label: Text, other: optional(yesNo) }))), next: optional(list(object({ when: object({ in: optional(list(FieldValue)), min: optional(number()), max: optional(number()) }), goTo: text() }))), pipe: optional(Id) })), thanks: optional(object({ text: Text, action: optional(StepAction) })), anonymous: withDefault("never", oneOf("never", "choice", "always")), context: withDefault([], list(text())) })) });
// prettier-ignore
const FeedbackItem: Shape = object({ id: Id, at: Instant, about: optional(object({ journeyId: optional(Id), stageId: optional(Id), stepId: optional(Id), resourceId: optional(Id), surveyId: optional(Id), label: optional(Text) })), summary: Text, status: openSet("received", "planned", "started", "done", "declined", "duplicate"), reply: optional(object({ text: Text, by: optional(Text), at: Instant })), changed: optional(Text), unread: withDefault(false, yesNo), votes: optional(number(0)) });
/** FeedbackPage. */
// prettier-ignore
export const FeedbackPage: Shape = object({ items: list(FeedbackItem), nextCursor: optional(text()) });
// prettier-ignore
const Update: Shape = object({ id: Id, kind: openSet("news", "incident", "change"), title: Text, body: Markdown, at: Instant, severity: optional(openSet("low", "medium", "high")), affects: optional(list(object({ stageId: optional(Id), stepId: optional(Id), product: optional(Text) }))), slaPaused: optional(yesNo), planB: optional(list(Text)), contact: optional(Person), resolvedAt: optional(Instant), seenAt: optional(Instant) });
/** UpdatePage. */
// prettier-ignore
export const UpdatePage: Shape = object({ items: list(Update), nextCursor: optional(text()) });
// prettier-ignore
const shared24: Shape = object({ met: number(), late: number(), open: number() });
/** Insights. */
// prettier-ignore
export const Insights: Shape = object({ metrics: list(object({ id: Id, label: Text, unit: optional(Text), value: number(), series: withDefault([], list(object({ on: PlainDate, value: number() }))), peers: optional(object({ low: number(), median: number(), high: number() })), explanation: optional(Text) })), pace: optional(Text), commitments: optional(object({ program: shared24, partner: shared24 })), value: optional(list(object({ label: Text, amount: number(), currency: text(), asOf: PlainDate }))), tier: optional(object({ current: Text, next: optional(Text), requirements: list(object({ label: Text, have: number(), need: number() })) })), friction: optional(list(object({ stageId: Id, medianDays: number(), stuck: number(), quotes: list(Text) }))) });
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
export const Upload: Shape = object({ fileId: Id, state: optional(oneOf("ready", "scanning", "refused")), putUrl: optional(url) });
