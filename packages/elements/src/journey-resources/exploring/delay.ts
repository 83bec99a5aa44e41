/** Does something later, unless it is asked again or stopped before. */
export class Delay {
  private timer: ReturnType<typeof setTimeout> | undefined;

  get isRunning(): boolean {
    return this.timer !== undefined;
  }

  start(delayMs: number, callback: () => void): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      callback();
    }, delayMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
