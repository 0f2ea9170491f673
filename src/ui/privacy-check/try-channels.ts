/** Tries channels from the thread it runs in, page or worker, and says what that thread saw. */
import { addressOf, type Channel, type ChannelId } from "./channel.ts";
import { refusesConnections } from "./thread-channels.ts";
import { isRefusalOf, MARK, NOWHERE, type Sight, type Thread } from "./verdict.ts";

/** Longest wait for the browser's word; a refusal comes within milliseconds. */
const WORD_MS = 5000;
const LOOK_MS = 50;

/** Try every channel that this browser has, all at once, and return what was seen of each. */
export async function tryChannels(channels: readonly Channel[]): Promise<Thread> {
  const isRefusing = await refusesConnections();
  const seen = new Map<ChannelId, Sight>();
  const onRefusal = (event: Event) => {
    const refusal = event as SecurityPolicyViolationEvent;
    for (const channel of channels) if (isRefusalOf(channel, refusal)) seen.set(channel.id, "refused");
  };
  addEventListener("securitypolicyviolation", onRefusal);
  for (const channel of channels) {
    if (channel.isHere()) void attempt(channel, seen);
    else seen.set(channel.id, "absent");
  }
  for (let waited = 0; waited < WORD_MS && seen.size < channels.length; waited += LOOK_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  removeEventListener("securitypolicyviolation", onRefusal);
  return {
    isRefusing: isRefusing || [...seen.values()].includes("refused"),
    tried: channels.map(({ id }) => ({ id, sight: seen.get(id) ?? "no-word" })),
  };
}

async function attempt({ id, attempt }: Channel, seen: Map<ChannelId, Sight>): Promise<void> {
  try {
    const answer = await attempt(addressOf(NOWHERE, MARK, id));
    if (answer === "asked" || answer === "did-not-ask") seen.set(id, answer);
  } catch {
    // An address that does not exist fails in any case: only the browser's own word counts.
  }
}
