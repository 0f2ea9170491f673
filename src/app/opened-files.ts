/**
 * Photos that the system's file manager opens with the installed app.
 *
 * The browser hands the files to the page itself: nothing is asked of a server, unlike with a share target.
 * See `docs/decisions/no-share-target.md`.
 */

/** The part of the File Handling API that is used here; TypeScript's library does not have it. */
export interface LaunchQueue {
  setConsumer(consumer: (launch: LaunchParams) => void): void;
}

interface LaunchParams {
  readonly files?: readonly Pick<FileSystemFileHandle, "getFile">[];
}

/** Hand over the files that the app is opened with, now and while it runs; files that cannot be had are left out and counted. */
export function takeOpenedFiles(
  launches: LaunchQueue | undefined,
  take: (files: readonly File[], unreadable: number) => void,
): void {
  launches?.setConsumer(({ files = [] }) => {
    // An app that is merely started has none.
    if (files.length === 0) return;
    void Promise.allSettled(files.map(async (handle) => handle.getFile())).then((answers) => {
      const had = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
      take(had, answers.length - had.length);
    });
  });
}
