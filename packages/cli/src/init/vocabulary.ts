type Words = Readonly<Record<string, RegExp>>;

/** What hosts call a state of a step, by what the contract calls it; the first that fits counts. */
const stepWords: Words = {
  todo: /^(todo|to do|new|open|pending|not (yet|(yet )?(started|attempted|begun|done|completed?))|planned|backlog|queued?|draft|incomplete|upcoming|created|assigned|ready|scheduled|unstarted|to be done|requested|enrolled|subscribed|inactive|available|unopened|registered|invited|due|overdue|no|initial)$/,
  submitted:
    /^(submitted|(in |under |for |to )?review(ing)?|pending (review|approval)|(await(ing)?|waiting for|in|needs) (review|approval|validation|feedback)|to approve|handed in|delivered|evaluating|in validation)$/,
  returned:
    /^(returned|rejected|failed|not passed|changes requested|sent back|needs (work|changes)|revise|revision|declined|rework)$/,
  skipped:
    /^(skipped|cancell?ed|not (applicable|needed|required)|n a|waived|void|dropped|obsolete|wont do|archived|removed|withdrawn|exempt(ed)?|deferred)$/,
  blocked: /^(blocked|on hold|hold|stuck|paused|impeded|waiting( .*)?|suspended|locked|(closed )?deferred)$/,
  'in-progress':
    /^((in|work in) (progress|process|work)|progress|active|started|doing|wip|ongoing|working( on it)?|current|running|processing|under way|underway|itinere|begun|attempted|partial(ly.*)?|opened|viewed|in execution|executing)$/,
  done: /^(done|completed?( .*)?|finished|closed( (complete|completed|done|won))?|resolved|solved|approved|accepted|achieved|passed|success(ful)?|fulfilled|ended|signed|certified|released|shipped|yes|confirmed|terminated)$/,
};
const stageWords: Words = {
  upcoming:
    /^(upcoming|planned|pending|not (started|attempted|begun)|future|new|todo|to do|scheduled|locked|draft|next|open|enrolled|inactive|waiting|subscribed|queued?|assigned|created|unstarted|initial)$/,
  current:
    /^(active|current|(in|work in) (progress|process|work)|started|ongoing|running|doing|itinere|working( on it)?|underway|under way)$/,
  done: stepWords['done'] as RegExp,
};
const feedbackWords: Words = {
  received:
    /^(received|new|open|created|submitted|pending|unread|todo|to do|unanswered|not (read|answered|reviewed)|draft|sent)$/,
  planned: /^(planned|accepted|scheduled|backlog|queued?|triaged|approved|on (the )?roadmap)$/,
  started:
    /^(started|(in|work in) (progress|process|work)|active|doing|working( on it)?|processing|(under|in) review|investigating|in development|hold|waiting)$/,
  done: /^(done|resolved|closed( .*)?|answered|completed?|fixed|finished|solved|shipped|released|implemented|delivered|live|archived)$/,
  declined:
    /^(declined|rejected|wont (do|fix)|cancell?ed|dismissed|not (planned|accepted|possible|now)|no|refused)$/,
  duplicate: /^(duplicate|merged)$/,
};
const sideWords: Words = {
  partner:
    /^(partner|customer|client|external|agency|reseller|you|them|member|buyer|user|learner|student|participant|channel|dealer|merchant|seller|end user|their|theirs|your)$/,
  program:
    /^(program|programme|vendor|internal|us|we|staff|company|provider|host|team|admin|manager|supplier|owner|academy|trainer|instructor|coach|our|ours|agent|support|csm|partner manager)$/,
};
const roleWords: Words = {
  'partner-admin': /^(admin|administrator|partner admin|owner|company admin|lead|partner manager)$/,
  program: /^(program|internal|staff|account manager|vendor|agent|employee)$/,
  partner: /^(partner|user|member|partner user|viewer|contact|standard|end user|customer|learner|person)$/,
};
const kindWords: Words = {
  link: /^(link|url|external)$/,
  form: /^(form|questionnaire|survey)$/,
  upload: /^(upload|document|file|deliverable|submission|hand in)$/,
  training: /^(training|course|lesson|learning|video|scorm|test|quiz|exam|e ?learning|tutorial)$/,
  agreement: /^(agreement|contract|signature|legal|sign|nda)$/,
  meeting: /^(meeting|call|event|appointment|workshop|session|webinar|visit)$/,
  approval: /^(approval|sign off)$/,
  check: /^(check|verification|audit)$/,
  task: /^(task|todo|to do|default|general|action|activity|standard|(default|standard) task)$/,
};
const resourceKindWords: Words = {
  article: /^(article|post|page|blog( post)?|news|knowledge|kb)$/,
  guide: /^(guide|manual|how ?to|documentation|docs?|instructions|playbook|handbook)$/,
  template: /^(template|form|document|sheet|spreadsheet|presentation|deck|slides|checklist)$/,
  course: /^(course|training|lesson|module)$/,
  video: /^(video|film|recording|clip)$/,
  audio: /^(audio|podcast)$/,
  event: /^(event|workshop|webinar|session)$/,
  certificate: /^(certificate|certification|exam)$/,
  report: /^(report|case study|whitepaper|white paper|study|ebook)$/,
  tool: /^(tool|app|calculator|software)$/,
};

/** The sorts of words there are. */
export const vocabularies = {
  step: stepWords,
  stage: stageWords,
  feedback: feedbackWords,
  side: sideWords,
  role: roleWords,
  kind: kindWords,
  resourceKind: resourceKindWords,
} as const;
export type VocabularyName = keyof typeof vocabularies;

/** What the contract calls what a host says, in English words; undefined when they are not known. */
export function meaningOf(name: VocabularyName, words: string): string | undefined {
  return Object.entries(vocabularies[name]).find(([, form]) => form.test(words))?.[0];
}

/** The share of values whose meaning is known. */
export function shareKnown(name: VocabularyName, values: readonly string[]): number {
  if (values.length === 0) return 0;
  return values.filter((words) => meaningOf(name, words) !== undefined).length / values.length;
}
