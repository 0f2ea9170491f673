/** Whether the notice before the first photo is open. The photos that wait behind it are in the queue. */
import { createStore, type StoreApi } from "zustand/vanilla";

/** Whether the notice before the first face is open. */
export type NoticeStore = StoreApi<{ readonly open: boolean }>;

/** Return the store with the notice closed. */
export function createNoticeStore(): NoticeStore {
  return createStore(() => ({ open: false }));
}
