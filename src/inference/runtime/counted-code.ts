/**
 * The bytes of a runtime's wasm as they come. A runtime fetches and compiles its wasm by itself, while it streams: what is counted
 * is a second reading of the same answer, so that the browser compiles, and keeps what it compiled, as if nobody looked.
 */
import { CODE_SIZES, lineBytes, type CodeName } from "./code-sizes.ts";

/** How much of one file has come, in bytes over the line; `here` equals `total` once it is whole. */
export interface CodeBytes {
  readonly code: CodeName;
  readonly here: number;
  readonly total: number;
}

let listener: (bytes: CodeBytes) => void = () => undefined;

/** Have this thread's code counted from now on; there is one who listens. */
export function followCode(listen: (bytes: CodeBytes) => void): void {
  listener = listen;
}

/** Say that a file of code will be needed, before it is asked for. */
export function expectCode(code: CodeName): void {
  listener({ code, here: 0, total: lineBytes(code) });
}

/** Return the answer for a file of code, and count its bytes while they come. */
export async function countedCode(code: CodeName, answer: Promise<Response>): Promise<Response> {
  expectCode(code);
  const response = await answer;
  if (response.ok && response.body) void countBody(code, response.clone()).catch(() => undefined);
  return response;
}

async function countBody(code: CodeName, { headers, body }: Response): Promise<void> {
  const total = lineBytes(code, headers);
  const reader = body?.getReader();
  let unpacked = 0;
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done) break;
    unpacked += value?.length ?? 0;
    const share = Math.min(1, unpacked / CODE_SIZES[code].bytes);
    listener({ code, here: Math.floor(total * share), total });
  }
  listener({ code, here: total, total });
}

/**
 * Count a file that a runtime fetches by itself, through the thread's own `fetch`. All other requests pass as they are, and all do
 * once that one was asked for.
 */
export function countCode(scope: { fetch: typeof fetch }, code: CodeName, url: string): void {
  const plain = scope.fetch;
  const counting: typeof fetch = (input, init) => {
    const answer = plain.call(scope, input, init);
    if (addressOf(input) !== url) return answer;
    if (scope.fetch === counting) scope.fetch = plain;
    return countedCode(code, answer);
  };
  scope.fetch = counting;
}

function addressOf(input: RequestInfo | URL): string {
  return typeof input === "string" ? input : "url" in input ? input.url : input.href;
}
