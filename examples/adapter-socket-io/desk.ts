import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import type { Deal, DeskNews, DeskQuestions, Item, Note, Paper } from './desk-events.js';

/** A desk with sample data. */
export interface Desk {
  readonly url: string;
  /** What is in its database. */
  query<Row>(sql: string): Promise<Row[]>;
  /** Somebody of the desk ticks an item off, and all who are connected hear of it. */
  tick(item: number): Promise<void>;
  /** Cuts off whoever is connected, as a network does. */
  cut(): void;
  /** Lets the next tick or note be kept, and its answer be lost with the connection. */
  loseAnswer(): void;
  stop(): Promise<void>;
}

type DeskSocket = Socket<DeskQuestions, DeskNews, DefaultEventsMap, { person: number }>;

const longestNote = 5_000;
const nowInSeconds = () => Math.floor(Date.now() / 1000);

/** Starts the desk: a socket.io server on its own database, with a ticket for each person in place of a sign-in. */
export async function startDesk(port = 0): Promise<Desk> {
  const database = await PGlite.create();
  await database.exec(await readFile(new URL('desk.sql', import.meta.url), 'utf8'));
  const http = createServer();
  const io = new Server<DeskQuestions, DeskNews, DefaultEventsMap, { person: number }>(http, {
    cors: { origin: '*' },
  });
  const query = async <Row>(sql: string, values: unknown[] = []) =>
    (await database.query<Row>(sql, values)).rows;
  let losesNext = false;

  io.use((socket, next) => {
    const { ticket } = socket.handshake.auth;
    query<{ no: number }>('select no from person where ticket = $1', [String(ticket)]).then(([person]) => {
      if (!person) {
        next(new Error('signed out'));
        return;
      }
      socket.data.person = person.no;
      next();
    }, next);
  });
  io.on('connection', (socket) => answer(socket, { query, tell, lose }));

  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    query,
    async tick(item) {
      await setTick(query, item, true);
      await tell(item);
    },
    cut() {
      for (const socket of io.sockets.sockets.values()) socket.conn.close();
    },
    loseAnswer: () => (losesNext = true),
    async stop() {
      await io.close();
      await database.close();
    },
  };

  async function tell(item: number): Promise<void> {
    const [of] = await query<{ deal_no: number }>(
      'select deal_no from chapter join item on chapter_no = chapter.no where item.no = $1',
      [item],
    );
    if (of) io.emit('deal-changed', of.deal_no);
  }

  /** Whether the answer that was to go now is lost with its connection. */
  function lose(socket: DeskSocket): boolean {
    if (!losesNext) return false;
    losesNext = false;
    socket.conn.close();
    return true;
  }
}

type Ask = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

const setTick = (query: Ask, item: number, isTicked: boolean) =>
  query('update item set ticked_at = $2 where no = $1', [item, isTicked ? nowInSeconds() : 0]);

interface Surroundings {
  readonly query: Ask;
  tell(item: number): Promise<void>;
  lose(socket: DeskSocket): boolean;
}

function answer(socket: DeskSocket, { query, tell, lose }: Surroundings): void {
  const { person } = socket.data;
  socket.on('who', async (give) => {
    const [me] = await query<{ no: number; name: string; company: string }>(
      'select no, name, company from person where no = $1',
      [person],
    );
    give(me!);
  });
  socket.on('deal', async (give) => give(await dealOf(query, person)));
  socket.on('papers', async (words, give) => {
    const found = await query<Paper>(
      `select no, headline, link, star.paper_no is not null as starred
       from paper left join star on star.paper_no = paper.no and star.person_no = $1
       where headline ilike '%' || $2 || '%' order by no`,
      [person, words],
    );
    give(found);
  });
  socket.on('notes', async (give) =>
    give(
      await query<Note>(
        'select key, words, filed_at as "filedAt" from note where person_no = $1 order by filed_at desc',
        [person],
      ),
    ),
  );
  socket.on('tick', async (item, isTicked, give) => {
    const deal = await dealOf(query, person);
    const known = deal.chapters.flatMap(({ items }) => items).find(({ no }) => no === item);
    if (!known) {
      give({ ok: false, because: 'There is no such item in your deal.' });
      return;
    }
    if (known.ours) {
      give({ ok: false, because: 'That one is ours to tick off.' });
      return;
    }
    if (known.tickedAt > 0 !== isTicked) await setTick(query, item, isTicked);
    if (lose(socket)) return;
    give({ ok: true });
    await tell(item);
  });
  socket.on('star', async (paper, isStarred, give) => {
    await query(
      isStarred
        ? 'insert into star values ($1, $2) on conflict do nothing'
        : 'delete from star where person_no = $1 and paper_no = $2',
      [person, paper],
    );
    give({ ok: true });
  });
  socket.on('note', async (key, words, give) => {
    if (words.length > longestNote) {
      give({ ok: false, because: 'That is too long for us.' });
      return;
    }
    await query('insert into note values ($1, $2, $3, $4) on conflict do nothing', [
      ...[key, person, words, nowInSeconds()],
    ]);
    if (!lose(socket)) give({ ok: true });
  });
}

async function dealOf(query: Ask, person: number): Promise<Deal> {
  const [deal] = await query<{ no: number; headline: string; goal: string }>(
    'select no, headline, goal from deal where person_no = $1',
    [person],
  );
  const chapters = await query<{ no: number; headline: string; result: string }>(
    'select no, headline, result from chapter where deal_no = $1 order by no',
    [deal!.no],
  );
  const items = await query<Item & { chapter_no: number }>(
    `select item.no, what, ours, due, ticked_at as "tickedAt", chapter_no
     from item join chapter on chapter_no = chapter.no where deal_no = $1 order by item.no`,
    [deal!.no],
  );
  return {
    ...deal!,
    chapters: chapters.map((chapter) => ({
      ...chapter,
      items: items.filter(({ chapter_no }) => chapter_no === chapter.no),
    })),
  };
}
