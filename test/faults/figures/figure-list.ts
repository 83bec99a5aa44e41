/** The figures there are, by the names the command takes, and what each of them counts. The guide lists them, too. */
export const figureList = {
  G1: 'What 500 schedules in Node lose, double or reorder (`--schedules`), and what a client without lasting ids doubles',
  G2: 'The same in 30 schedules of a real browser whose tabs die (`--browser`, `--engine`)',
  G3: 'Requests at once when 1,000 queued changes go out, and how the time for each of them grows with the queue',
  G5: 'Errors that nobody catches, widgets that load for ever and good steps that are hidden, under bad bodies and 10,000 mutated answers',
  G10: 'What 1,000 mounts and unmounts leave behind more than 200: nodes, listeners, heap, requests, channels and locks',
  G11: 'How often each page of the demo portal comes back from the back/forward cache, in 20 runs; where a browser keeps no page, its reason, and that nothing in the pages forbids it',
  G12: 'What 12 tabs over HTTP/1.1 miss when their host is killed 10 times, and how many of 200 clients come back in one second',
  G14: 'What one person meets of another, and where a token is kept, after 500 switches at one page',
  G15: 'Effects of one change that is sent 100 times at once, and what the reference host loses in 200 kills during commits, on PGlite and on PostgreSQL',
  crowd:
    'How many of 1,000 clients ask in one second after their host was away, when none, a tenth or all of them have something to save; also as a drawing',
} as const;

export type FigureName = keyof typeof figureList;
