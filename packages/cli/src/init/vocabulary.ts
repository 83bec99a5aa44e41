/** What hosts call a state of a step, by what the contract calls it. */
const stepWords: Readonly<Record<string, RegExp>> = {
  done: /^(done|complete|completed|finished|closed|resolved|approved|accepted|achieved|passed|erledigt)$/,
  submitted:
    /^(submitted|review|reviewing|in review|pending (review|approval)|under review|awaiting (review|approval)|waiting for (review|approval)|to approve)$/,
  returned: /^(returned|rejected|changes requested|sent back|needs (work|changes)|revise|declined)$/,
  skipped: /^(skipped|cancelled|canceled|not applicable|n a|waived|void|dropped|obsolete|wont do|archived)$/,
  blocked: /^(blocked|on hold|hold|stuck|paused|impeded|waiting)$/,
  'in-progress':
    /^(in progress|progress|active|started|doing|wip|ongoing|working|current|in work|running|processing)$/,
  todo: /^(todo|to do|new|open|pending|not started|planned|backlog|queued|draft|incomplete|upcoming|created|assigned|ready|scheduled|unstarted|offen)$/,
};
const stageWords: Readonly<Record<string, RegExp>> = {
  done: stepWords['done'] as RegExp,
  current: /^(active|current|in progress|started|open|ongoing|running|doing)$/,
  upcoming: /^(upcoming|planned|pending|not started|future|new|todo|to do|scheduled|locked|draft)$/,
};
const feedbackWords: Readonly<Record<string, RegExp>> = {
  received: /^(received|new|open|created|submitted|pending|unread|todo|to do)$/,
  planned: /^(planned|accepted|scheduled|backlog|queued|triaged)$/,
  started: /^(started|in progress|active|doing|working|processing|under review)$/,
  done: /^(done|resolved|closed|answered|completed|complete|fixed|finished|solved)$/,
  declined: /^(declined|rejected|wont (do|fix)|cancelled|canceled|dismissed)$/,
  duplicate: /^(duplicate|merged)$/,
};
const sideWords: Readonly<Record<string, RegExp>> = {
  partner:
    /^(partner|customer|client|external|agency|reseller|you|them|member|buyer|user|learner|student|participant)$/,
  program:
    /^(program|programme|vendor|internal|us|we|staff|company|provider|host|team|admin|manager|supplier|owner|academy|trainer|instructor|coach)$/,
};
const roleWords: Readonly<Record<string, RegExp>> = {
  'partner-admin': /^(admin|administrator|partner admin|owner|company admin|lead)$/,
  program: /^(program|internal|staff|partner manager|account manager|vendor)$/,
  partner: /^(partner|user|member|partner user|viewer|contact|standard)$/,
};
const kindWords: Readonly<Record<string, RegExp>> = {
  ...{
    link: /^(link|url|external)$/,
    form: /^(form|questionnaire|survey)$/,
    upload: /^(upload|document|file)$/,
  },
  ...{ training: /^(training|course|lesson|learning)$/, agreement: /^(agreement|contract|signature|legal)$/ },
  ...{ meeting: /^(meeting|call|event|appointment|workshop)$/, approval: /^(approval|sign off)$/ },
  ...{ check: /^(check|verification|audit)$/, task: /^(task|todo|to do|default|general|action)$/ },
};
const resourceKindWords: Readonly<Record<string, RegExp>> = {
  ...{
    article: /^(article|post|page|blog( post)?|news)$/,
    guide: /^(guide|manual|how ?to|documentation|docs?)$/,
  },
  ...{ template: /^(template|form|document|sheet)$/, course: /^(course|training|lesson|module)$/ },
  ...{ video: /^(video|film|webinar|recording)$/, audio: /^(audio|podcast)$/, event: /^(event|workshop)$/ },
  ...{
    certificate: /^(certificate|certification|exam)$/,
    report: /^(report|case study|whitepaper|white paper)$/,
  },
  ...{ tool: /^(tool|app|calculator)$/ },
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

/** What the contract calls what a host says; undefined when the word is not known. */
export function meaningOf(name: VocabularyName, words: string): string | undefined {
  return Object.entries(vocabularies[name]).find(([, form]) => form.test(words))?.[0];
}
