/** A relay in front of a server that lets through so many bits a second in all, after a delay, and counts them. */
import { connect, createServer, type Server, type Socket } from "node:net";

/** How fast the way from the server is; null is as fast as this machine. */
export interface Link {
  readonly bitsPerSecond: number | null;
  readonly roundTripMs: number;
}

export interface SlowLink {
  readonly url: string;
  /** Bytes that came from the server so far, or until a time (of `Date.now`), headers included. */
  received(until?: number): number;
  close(): Promise<void>;
}

/** Pieces as small as this share the way fairly between connections. */
export const PIECE_BYTES = 4096;

/** Return the times at which pieces have come through: one after the other, at the link's rate. `now` in milliseconds. */
export function createPacer(bitsPerSecond: number | null): (bytes: number, now: number) => number {
  let free = 0;
  return (bytes, now) => {
    if (bitsPerSecond === null) return now;
    free = Math.max(free, now) + (bytes * 8000) / bitsPerSecond;
    return free;
  };
}

/** Start the relay to a server on this machine. */
export async function openSlowLink(serverPort: number, link: Link): Promise<SlowLink> {
  const pace = createPacer(link.bitsPerSecond);
  const sockets = new Set<Socket>();
  const passed: { readonly at: number; readonly bytes: number }[] = [];

  async function passDown(from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        const wait = pace(piece.length, performance.now()) - performance.now();
        if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
        passed.push({ at: Date.now(), bytes: piece.length });
        if (!to.write(piece))
          await new Promise((resolve) => to.once("drain", resolve).once("close", resolve));
      }
    }
    to.end();
  }

  const relay: Server = createServer((client) => {
    const upstream = connect(serverPort, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true).on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
    }
    client.on("data", (chunk) => setTimeout(() => upstream.write(chunk), link.roundTripMs));
    client.on("close", () => upstream.destroy());
    // A connection that ends while something is on its way through it: nothing is left to do.
    passDown(upstream, client).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const address = relay.address();
  if (typeof address !== "object" || !address) throw new Error("the relay has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    received: (until = Infinity) => passed.reduce((sum, { at, bytes }) => sum + (at <= until ? bytes : 0), 0),
    close: () =>
      new Promise((resolve) => {
        relay.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
