/** Where a command reads and writes: a real terminal, a pipe, or a test. */
export interface Terminal {
  /** What the command is asked for goes here, so that it can be piped. */
  print(text: string): void;
  /** Words for the person beside it. */
  tell(text: string): void;
  /** All that was piped in. */
  readInput(): Promise<string>;
  /** Asks the person; absent: nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Aborts when the command is to end. */
  readonly stopped: AbortSignal;
}
