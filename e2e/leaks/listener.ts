/**
 * The other origin of the leak test: takes whatever comes, by TCP and UDP on one port, and writes it down.
 *
 * Each attempt has an origin of its own, so that whatever arrives there is known to be that attempt's, named or not.
 */
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { once } from "node:events";

/** What reached the other origin. `text` is method and address of a request, and empty otherwise. */
export interface Heard {
  readonly how: "connection" | "request" | "turn" | "tls" | "unknown" | "stun" | "quic" | "datagram";
  readonly text: string;
}

export interface Listener {
  readonly origin: string;
  readonly port: number;
  readonly log: readonly Heard[];
  forget(): void;
  close(): Promise<void>;
}

/** Every STUN message carries it, at byte 4. */
const STUN_COOKIE = 0x2112a442;
const isStun = (bytes: Buffer) => bytes.length >= 8 && bytes.readUInt32BE(4) === STUN_COOKIE;

export async function startListener(): Promise<Listener> {
  const log: Heard[] = [];
  const server = createServer((request, response) => {
    log.push({ how: "request", text: `${request.method} ${request.url}` });
    // Readable by anyone, so that nothing but the sender's own barriers stops an attempt; closed, so that the next one is seen.
    response.writeHead(200, {
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Content-Type": "text/javascript",
      Connection: "close",
    });
    response.end();
  });
  server.on("connection", () => log.push({ how: "connection", text: "" }));
  server.on("upgrade", (request, socket) => {
    log.push({ how: "request", text: `${request.method} ${request.url}` });
    socket.destroy();
  });
  server.on("clientError", (error: Error & { rawPacket?: Buffer }, socket) => {
    const bytes = error.rawPacket ?? Buffer.alloc(0);
    log.push({ how: isStun(bytes) ? "turn" : bytes[0] === 0x16 ? "tls" : "unknown", text: "" });
    (socket as Socket).destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const udp = createSocket("udp4");
  udp.on("message", (bytes) => {
    const isLongHeader = ((bytes[0] ?? 0) & 0xc0) === 0xc0;
    log.push({ how: isStun(bytes) ? "stun" : isLongHeader ? "quic" : "datagram", text: "" });
  });
  udp.bind(port, "127.0.0.1");
  await once(udp, "listening");
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    log,
    forget: () => void log.splice(0),
    close: async () => {
      udp.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
