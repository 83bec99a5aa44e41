/**
 * What could happen next in a simulated browser: every answer, every commit of the storage, every granted lock waits
 * here until chance takes it. Nothing in a schedule depends on how fast the machine is.
 */
import type { Random } from '../random/random.js';

/** One thing that can happen next. */
export interface Task {
  /** The tab it belongs to. */
  readonly tab: string;
  readonly label: string;
  /** Tasks of one queue happen in their order. */
  readonly queue?: string;
  /** Happens outside the tab, so also when that is frozen. */
  readonly outside?: boolean;
  run(): void | Promise<void>;
}

export class Tasks {
  #tasks: Task[] = [];
  readonly #gone = new Set<string>();

  /** What would happen inside a tab that is gone never happens. */
  add(task: Task): void {
    if (task.outside === true || !this.#gone.has(task.tab)) this.#tasks.push(task);
  }

  /** Takes one of those that may happen now; undefined when there is none. */
  take(random: Random, isFrozen: (tab: string) => boolean): Task | undefined {
    const seen = new Set<string>();
    const possible = this.#tasks.filter((task) => {
      if (task.queue !== undefined && seen.has(task.queue)) return false;
      if (task.queue !== undefined) seen.add(task.queue);
      return task.outside === true || !isFrozen(task.tab);
    });
    if (possible.length === 0) return undefined;
    const task = random.pick(possible);
    this.#tasks.splice(this.#tasks.indexOf(task), 1);
    return task;
  }

  /** Forgets what a tab that is gone was waiting for; what was on its way out of it stays where `keeps` says so. */
  forget(tab: string, keeps: (task: Task) => boolean): void {
    this.#gone.add(tab);
    this.#tasks = this.#tasks.filter((task) => task.tab !== tab || (task.outside === true && keeps(task)));
  }
}
