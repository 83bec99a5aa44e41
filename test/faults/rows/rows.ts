/**
 * What must survive, row by row, and the tests that show it. `write-rows.ts` makes the guide "What survives" out of
 * this; a test fails when a row has no test, or names one that does not exist.
 */
export interface Row {
  readonly id: string;
  readonly fault: string;
  readonly promise: string;
  /** File and name of each test; a name made of parts is given by its beginning. */
  readonly tests: readonly (readonly [file: string, name: string])[];
}

const client = 'packages/client/src';
const elements = 'packages/elements/src';
const schedules = [
  'test/faults/schedules/campaign.test.ts',
  'loses nothing and is told nothing false in ',
] as const;
const inBrowser = [
  'test/faults/browser/browser-campaign.test.ts',
  'loses nothing through faults and all that can be done to its tabs',
] as const;
const writes = (name: string) => ['test/faults/cases/writes.test.ts', name] as const;
const cases = (file: string, name: string) => [`test/faults/cases/${file}.test.ts`, name] as const;
const inPage = (file: string, name: string) => [`test/faults/elements/${file}.test.ts`, name] as const;
const realTabs = (name: string) => ['test/faults/browser/tabs.test.ts', name] as const;
const realDevice = (name: string) => ['test/faults/browser/device.test.ts', name] as const;
const once = (name: string) =>
  [`${elements}/journey-checklist/checklist-once.browser.test.ts`, name] as const;
const outbox = (name: string) => [`${client}/outbox/outbox.test.ts`, name] as const;
const refusals = (name: string) => [`${client}/outbox/outbox-refusals.test.ts`, name] as const;
const tabs = (name: string) => [`${client}/outbox/outbox-tabs.test.ts`, name] as const;
const lock = (name: string) => [`${client}/outbox/flush-lock.browser.test.ts`, name] as const;
const transport = (name: string) => [`${client}/transport/transport.test.ts`, name] as const;
const device = (name: string) => [`${client}/storage/indexed-db-storage.browser.test.ts`, name] as const;
const memory = (name: string) => [`${client}/storage/memory-storage.test.ts`, name] as const;
const page = (name: string) => [`${client}/journey-client-page.test.ts`, name] as const;
const stream = (name: string) => [`${client}/live/shared-stream.browser.test.ts`, name] as const;
const row = (id: string, fault: string, promise: string, ...tests: Row['tests']): Row => ({
  id,
  fault,
  promise,
  tests,
});

export const rows: readonly Row[] = [
  row(
    'TW1',
    'The tab is closed or crashes right after a click',
    'What is not said to be in this tab only is on the device already; the next visit sends it under the same id',
    inPage('clicks', 'has one effect if it was shown as done, and had it if it was called saved'),
    outbox('stores a change before it shows and sends it'),
    schedules,
    inBrowser,
  ),
  row(
    'TW2',
    'The host did it, and its answer is lost',
    'Sent again under the same id: one effect',
    writes('has one effect when its answer is lost'),
    schedules,
  ),
  row(
    'TW3',
    'A double click, or fifty',
    'One change for one intent: a control whose change is still being taken up makes no second one, nor does another widget that shows the same; and the host has one effect, however many reach it',
    [
      `${client}/outbox/outbox-repeated.test.ts`,
      'is one change, with one receipt for both, while the first is being kept',
    ],
    once('is one change for fifty clicks on a box, also before the code for it is here'),
    once('is one change for a form that is sent again while it is being kept, and the focus stays'),
    [
      `${elements}/journey-feedback/feedback-once.browser.test.ts`,
      'go one question further, and send the answers once',
    ],
    inPage(
      'same-step',
      'have one effect for fifty clicks in one frame, with one change, and the box keeps the focus',
    ),
    writes('has one effect when it is made fifty times, each under an id of its own'),
  ),
  row(
    'TW4',
    'Several tabs have the same unsent changes',
    'One tab sends at a time, each change once and in order',
    realTabs('are ten with one queue: each change arrives once and in order when the network is back'),
    tabs('never send what the other one has settled, also when nothing was heard of it'),
    schedules,
    inBrowser,
  ),
  row(
    'TW5',
    'The tab that sends is frozen in the middle',
    'Another one takes over, within two leases',
    realTabs('take over from one that is frozen in the middle of sending and '),
    writes('is sent by another tab when its own one is frozen in the middle'),
    lock('takes the lock away from a tab that was frozen in the middle, and tells it'),
  ),
  row(
    'TW6',
    'More changes are made while earlier ones are sent',
    'The order of each step stays',
    outbox('sends everything once and in order, however often it is told to'),
    schedules,
  ),
  row(
    'TW7',
    'The host will never take one of the changes',
    'It is shown as refused, with the reason, or what its status says; what waited for it waits for the person, everything else goes on',
    cases(
      'queue',
      'sends everything else in order, and what waits for a refused one when that was dealt with',
    ),
    refusals('lets the rest of the target wait for the person, and everything else go on'),
    writes('is refused for good by 400, 403, 404, 409, 410, 412, 413 and 422, and the rest goes on'),
    writes('is refused for good by 409, 410, 412, 413, 415 and 422 also with a web page'),
  ),
  row(
    'TW8',
    'The token runs out in the middle',
    'One new token is asked for each time; nothing loses its place',
    cases(
      'tokens',
      'asks for one each time, whatever is under way, and loses neither a change nor its place',
    ),
    cases(
      'tokens',
      'waits without asking again and again where the page has none, and goes on when somebody signs in',
    ),
    writes('waits in its place when the token runs out in the middle, and one token is asked for'),
    transport('asks once more when the host refuses it, for all requests together'),
  ),
  row(
    'TW9',
    '403',
    'Refused, not signed out, and not tried again',
    transport('does not take 403 for signed out'),
    writes('is refused for good by 400, 403, 404, 409, 410, 412, 413 and 422, and the rest goes on'),
  ),
  row(
    'TW10',
    'Somebody else changed the same thing first',
    'Made again where that still makes sense, else left to the person with what the host has now',
    cases('conflict', 'is made where they touched another part of it, and both are there'),
    cases(
      'conflict',
      'is left to the person where it makes no sense any more, beside what the host has, and can be made later',
    ),
    cases(
      'conflict',
      'is left to the person beside what the host has, too, where it answers with nothing but ',
    ),
    [`${client}/journey-client-conflict.test.ts`, 'is made again when it still makes sense'],
    [
      `${client}/journey-client-conflict.test.ts`,
      'is left to the person when it makes no sense any more, beside what the host has now',
    ],
  ),
  row(
    'TW11',
    '429 and 503, with “Retry-After” in every form, or hidden',
    'The host rests as long as it asked, five minutes at most; without a word, pauses grow by chance; each page has its own turn',
    cases('resting-host', 'is sent nothing before that by any tab, and everything after it: '),
    [`${client}/transport/retry-after.test.ts`, 'reads seconds and dates'],
    [`${client}/transport/retry-after.test.ts`, 'passes over what it cannot read'],
    outbox('waits longer after each failure, up to a minute, and never less than told by the host'),
    tabs('leave the host alone for as long as the other one knows that it rests'),
  ),
  row(
    'TW12',
    '5xx, broken connections, silence, one byte per second',
    'Given up in time, and sent again',
    writes('is sent again after silence, a slow body, a broken body and every status in passing'),
    transport('gives up an answer that takes too long, also one that stops halfway'),
  ),
  row(
    'TW13',
    'The body is too large',
    'Refused with the reason; nothing is sent by means that cannot be answered',
    cases('large-bodies', 'arrives whole and in order, and only what is small outlives its page'),
    refusals('finds the one of several changes that makes the host answer '),
    writes('is refused for good by 409, 410, 412, 413, 415 and 422 also with a web page'),
  ),
  row(
    'TW14',
    'The browser is wrong about the network',
    'What it says is a reason to try, never one not to',
    writes('goes out although the browser says that there is no network'),
  ),
  row(
    'TW15',
    'Another person signs in while changes wait',
    'They stay locked to their owner',
    inPage('next-person', 'neither sees nor sends what the last one left unsent, which waits for them'),
    outbox('never shows or sends the changes of somebody else'),
    [`${client}/journey-client-sign-in.test.ts`, 'keeps what is not sent, locked to its owner'],
    [`${client}/journey-client-sign-in.test.ts`, 'discards what is not sent when that is wanted'],
    [
      `${client}/journey-client-viewer.test.ts`,
      'is never sent or shown under another viewer, and goes out when its owner is back',
    ],
  ),
  row(
    'TW16',
    'The host has forgotten the ids of old changes',
    'What would add up is not sent again by itself',
    tabs('does not send twice what would add up when the host has forgotten its id'),
    tabs('sends unasked what the person sent again only as long as the host knows its id'),
  ),
  row(
    'TW17',
    'Success without a word',
    'Not called saved; asked again under the same id',
    writes('is not called saved when success comes without a word, and is not made twice'),
  ),
  row(
    'TW18',
    '200 with an error inside, or the page of a Wi-Fi',
    'Not called saved; a network that is in the way is named, in every tab',
    writes('is not called saved for any answer that does not say so'),
    transport('takes '),
    [
      `${client}/outbox/outbox-network.test.ts`,
      'says so in the other tabs, too, and none of them asks at once what the first has asked',
    ],
  ),
  row(
    'TS1',
    'IndexedDB is missing, blocked, hangs or fails',
    'Kept in this tab only, which is said; who closes a widget loses nothing, and who leaves the page is asked',
    inPage('broken-devices', 'work, say that what is unsaved is in this tab only, and send it from there'),
    device('rejects with a StorageError where IndexedDB '),
    device('gives up a database that never opens, once'),
    memory('keeps in memory what the device does not take, and says so once'),
    page('is still sent when the client is closed, and the browser asks until then'),
    page('is taken over by the next client of the same viewer '),
    page('makes the browser ask from the click on, until the device has confirmed that it is kept'),
    [
      `${client}/outbox/outbox-slow-device.test.ts`,
      'is shown as not yet saved and not kept after a moment, and is not sent',
    ],
    page('tells what could not be sent, and the browser asks until it is'),
  ),
  row(
    'TS2',
    'The browser closes the database',
    'It is opened again; what was thrown away is stored again',
    realDevice('is kept where every third transaction finds the connection closed'),
    realDevice('is said to be in this tab only as long as it is, where every third transaction fails'),
    device('opens the database again when the connection was closed without a word'),
    tabs('stores again what the browser threw away in the middle of a visit'),
  ),
  row(
    'TS3',
    'The device is full',
    'What was read gives way to what is unsent',
    realDevice('is in this tab only where there is no room, which is said, and arrives from there'),
    memory('makes room on a full device and tries once more'),
    schedules,
  ),
  row(
    'TS4',
    'The browser deletes what it keeps after some days',
    'What was read is read again; the age of what is unsent is known. That a browser really deletes can be seen by hand only: no test lets a week pass in one',
    tabs('leaves to the person what waited for a month'),
  ),
  row(
    'TS5',
    'What is kept is spoiled, older or newer',
    'Passed over; what a later version keeps stays as it is',
    inPage('kept-data', 'work over every kind of garbage in every place'),
    inPage('kept-data', 'work beside a database of a later version, and leave it as it is'),
    [`${client}/cache/cache.test.ts`, 'passes over everything it did not write'],
    outbox('leaves records alone that it does not understand'),
  ),
  row(
    'TS6',
    'Two versions on one page, other databases',
    'A database of our own',
    inPage('kept-data', 'share it with another build of the client on the same page, and with nobody else'),
    device('keeps what another copy wrote'),
  ),
  row(
    'TS7',
    'The page comes back from the cache',
    'Everything was closed, and is opened again',
    inPage('page-cache', 'comes back as it was left, unless the browser keeps no page at all: '),
    [
      `${client}/connection/connection.test.ts`,
      'sleeps with the page, and wakes when that comes back from the cache',
    ],
    schedules,
  ),
  row(
    'TS8',
    'The page is hidden or frozen for long',
    'The stream is closed, no timers pile up; when it wakes, each thing is asked for once',
    inPage('asleep', 'closes its stream when it is frozen, and asks for each thing once when it thaws'),
    inPage('asleep', 'closes its stream after a minute, and asks for each thing once when it is seen again'),
    [`${client}/connection/connection.test.ts`, 'rests when nobody has seen the page for a minute'],
    [`${client}/connection/connection.test.ts`, 'sleeps when the browser freezes the page'],
  ),
  row(
    'TS9',
    'Somebody else was here before',
    'Nothing kept is shown before it is known whose it is',
    inPage('next-person', 'sees nothing of what was kept for the last one while the host has not answered'),
    [`${client}/journey-client-viewer.test.ts`, 'is never shown without a key that names the viewer'],
    [
      `${client}/journey-client-viewer.test.ts`,
      'disappears when the host says that somebody else is looking',
    ],
    inPage('isolation', 'never meet anything of each other, and no token is kept'),
  ),
  row(
    'TR1',
    'Answers that are cut, of another kind, or 20,000 deep',
    'The last good data stays; an error of its own kind, and a retry',
    cases(
      'reads',
      'stays where a later answer is nonsense, says that it is old, and is fresh again with the next good one',
    ),
    writes('is not called saved for any answer that does not say so'),
    inPage(
      'bad-answers',
      'break nothing of the page, show what is good of it, and never look as if they were loading forever',
    ),
    [`${client}/journey-client.test.ts`, 'fails in plain words when an answer cannot be understood at all'],
    transport('takes '),
  ),
  row(
    'TR2',
    'Missing, surplus and unknown fields',
    'The bad field goes, not the list; each repair is reported',
    [
      'packages/contract/src/reader/read-tolerantly.test.ts',
      'leaves a bad item out and goes on with its neighbors',
    ],
    [
      'packages/contract/src/reader/read-tolerantly.test.ts',
      'keeps an unknown member of an open set as its text, and says so',
    ],
    [
      'packages/contract/src/reader/readers.test.ts',
      'keep every part of a document that nothing was done to',
    ],
    ['packages/contract/src/reader/readers.test.ts', 'never throw, whatever the document is'],
    inPage(
      'bad-answers',
      'break nothing of the page, show what is good of it, and never look as if they were loading forever',
    ),
  ),
  row(
    'TR3',
    'Ids and names that mean something to the language',
    'They mean nothing to us',
    inPage('names', 'mean nothing to the widgets: '),
    [`${client}/store/sharing.test.ts`, 'leaves prototypes alone, also for a member named __proto__'],
    [`${elements}/journey-feedback/survey-run.test.ts`, 'takes ids that are names of the language'],
  ),
  row(
    'TR4',
    'Addresses that lead elsewhere',
    'No redirect is followed; the token stays at home; a list that leads back to itself ends',
    inPage('odd-lists', 'end where they lead back to themselves or elsewhere, and nobody else is asked'),
    transport('follows no redirect, so that the token stays at home'),
  ),
  row(
    'TR5',
    'Very long texts, very long lists',
    'A page at a time, nothing overflows',
    inPage('odd-lists', 'are shown a page at a time, however much comes at once'),
    inPage('odd-lists', 'may have titles of a megabyte, of which no more is drawn than of others'),
    [
      `${elements}/journey-resources/journey-resources.browser.test.ts`,
      'shows a page at a time, moving on to the first new one when there is no more',
    ],
    [
      `${elements}/journey-checklist/journey-checklist.browser.test.ts`,
      'draws the first of many steps, and more when one asks',
    ],
    [
      `${elements}/journey-checklist/journey-checklist.browser.test.ts`,
      'neither overflows nor overlaps at 320 pixels, with long words and text twice as large',
    ],
  ),
  row(
    'TR6',
    'Dates, zones, wrong clocks',
    'A day stays that day in every zone; the time is the host’s, which alone decides when a token is over',
    inPage('wrong-clocks', 'shows each day as that day, and counts by the time of the host'),
    inPage(
      'wrong-clocks',
      'sends a token that is over or not yet valid by its own clock, and asks for another when the host says so',
    ),
    [`${elements}/locales/format.test.ts`, 'keeps a plain day that day in every zone'],
    [`${client}/journey-client.test.ts`, 'knows the time by the clock of the host'],
  ),
  row(
    'TR7',
    'The stream breaks, is silent, or stands in many tabs',
    'One stream per browser, after the last message, with growing pauses',
    inPage('live-tabs', 'can all be used, and miss nothing when the host is killed and comes back'),
    ['test/faults/figures/crowd.test.ts', 'come back spread out after '],
    ['test/faults/figures/crowd.test.ts', 'save what '],
    stream('is one, and every tab hears of everything'),
    stream('is taken away from a tab that has fallen silent'),
    [`${client}/live/event-stream.test.ts`, 'goes on after the last message when it ended'],
    [`${client}/live/event-stream.test.ts`, 'tries again later and later while the host refuses'],
  ),
  row(
    'TR8',
    'CORS does not allow a header',
    'The developer is told which; what can be done without it is',
    inPage(
      'few-headers',
      'is named to the developer, with the headers it has to allow, when it does not allow the token',
    ),
    inPage('few-headers', 'is named to the developer, too, when it allows everybody but nobody with cookies'),
    inPage(
      'few-headers',
      'is read without the tag of what is known already, and written to, when it allows but the two headers',
    ),
    [
      `${client}/transport/explain-unreachable.browser.test.ts`,
      'names the headers when a foreign host is there but may not be read',
    ],
    transport('goes without where a foreign origin refuses it again and again, and tries it later'),
  ),
  row(
    'TR9',
    'Nothing kept and no host, or something old and an error',
    'Said, with its age; never an endless spinner',
    [
      `${client}/journey-client.test.ts`,
      'says why there is nothing to show, and shows it when the host is back',
    ],
    [`${client}/journey-client.test.ts`, 'keeps what it has while the host is away, and says that it is old'],
    [`${elements}/trouble/nothing-to-show.browser.test.ts`, 'says so once where the host '],
  ),
];
