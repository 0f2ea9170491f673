import { expose } from "comlink";

/** A worker in this very thread: both ends of a channel, with `error` and `terminate` as a test wants them. */
export class ChannelWorker extends EventTarget {
  terminated = false;
  readonly #near: MessagePort;

  constructor(side: object) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#near = port1;
    expose(side, port2 as never);
    port1.addEventListener("message", (event) =>
      this.dispatchEvent(
        new MessageEvent("message", { data: event.data as unknown, ports: [...event.ports] }),
      ),
    );
    port1.start();
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    if (!this.terminated) this.#near.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#near.close();
  }
}
