/** Whether the notice before the first photo is open. The photos that wait behind it are held by the app. */
import { createStore, type StoreApi } from "zustand/vanilla";

export type NoticeStore = StoreApi<{ readonly open: boolean }>;

export function createNoticeStore(): NoticeStore {
  return createStore(() => ({ open: false }));
}
