import type { Collection } from './collections.js';
import type { Roles } from './roles.js';

/** What hosts call each sort of thing, in English words, the most telling first. */
const forms: Readonly<Record<keyof Roles, readonly RegExp[]>> = {
  user: [
    /^(me|whoami|current user|user ?info|viewer|session|profile|current|self|identity|my (profile|account)|userinfo)$/,
    /^(user|account|member|contact|owner|person|principal|learner)$/,
  ],
  journey: [
    /^(journey|onboarding|program|programme|partner journey|learning (plan|path)|playbook|launch plan|success plan|itinerary)$/,
    /^(project|plan|path|rollout|enroll?ment|track|launch|engagement|board|workspace|curriculum|roadmap|process|certification|pathway|implementation|enablement|workflow|initiative)$/,
    /\b(journey|onboarding|program|project|plan|path|playbook|process|roadmap|enablement)\b/,
  ],
  stage: [
    /^(stage|phase|milestone)$/,
    /^(section|module|level|chapter|part|group|column|sprint|epic|list|bucket|workstream|stream|unit|block|week|iteration|gate|theme|topic|lane|swimlane|step group|objective)$/,
    /\b(stage|phase|milestone|section|module|chapter|group)$/,
    /^(course|goal)$/,
  ],
  step: [
    /^(step|task|todo|to do)$/,
    /^(activity|action|action item|checklist|checklist item|check|assignment|card|issue|work item|requirement|deliverable|lesson|learning ?object|exercise|job|sub ?task|work order|item|pulse|story|unit|exam)$/,
    /\b(task|todo|step|item|activity|action|lesson|learning ?object|assignment|card)$/,
    /^(ticket|case|object|node|request|module|course|entry)$/,
  ],
  resource: [
    /^(resource|document|article|library|library (item|entry)|material|guide|asset|knowledge article|kb knowledge)$/,
    /^(content|content item|course|file|download|page|learning|media|knowledge|post|training|attachment|template|link|video|publication|brochure|collateral|kb|doc)$/,
    /\b(resource|document|article|library|material|asset|content|knowledge|file|media|attachment)\b/,
  ],
  feedback: [
    /^(feedback|feedback (item|entry|message|submission)|remark|suggestion|idea)$/,
    /^(message|comment|ticket|request|inquiry|enquiry|review|note|support ticket|case|issue|complaint|question|survey response|submission|opinion|rating|conversation|post)$/,
    /\b(feedback|suggestion|idea|comment|complaint|survey|review)\b/,
  ],
  update: [
    /^(update|news|announcement|status update|notice|bulletin|incident|release note|news item)$/,
    /\b(announcement|news|incident|status update|release note)\b/,
  ],
};

const weights = [3, 2, 1.2, 1];

/** How much the name of a collection says that it is one of these: 0 to 3. */
export function nameScore(role: keyof Roles, { name }: Collection): number {
  const rank = forms[role].findIndex((form) => form.test(name) || form.test(name.split(' ').at(-1) ?? ''));
  const whole = forms[role].findIndex((form) => form.test(name));
  if (rank < 0) return 0;
  return whole === rank ? weights[rank]! : weights[rank]! - 0.5;
}
