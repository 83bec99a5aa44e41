/** A line to the other tabs of this browser. */
export interface TabChannel<Message> {
  /** Reaches every other tab on the line, not this one. */
  post(message: Message): void;
  /** Hangs up: an open line keeps a page out of the back/forward cache. */
  close(): void;
}

/** Opens a line of this name; where the browser has none, nobody is on it. What cannot be copied is not said. */
export function tabChannel<Message>(
  name: string,
  onMessage: (message: Message) => void,
): TabChannel<Message> {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(`partner-journey-1/${name}`);
    channel.onmessage = ({ data }: MessageEvent<Message>) => onMessage(data);
    // outside a browser an open line alone keeps no process alive
    (channel as { unref?(): void }).unref?.();
  } catch {
    // frames without an origin of their own have no line
  }
  return {
    post(message) {
      try {
        channel?.postMessage(message);
      } catch {
        // the others read it from the device
      }
    },
    close: () => channel?.close(),
  };
}
