/** What page and import thread say to each other. */
import type { HistoryFault } from "../history-db.ts";

/** Why a whole file is refused. */
export type FileRefusal = "too-large" | "not-json" | "not-a-history" | "newer" | "unreadable" | "broke-off";

/** Entries of a file that were left out, by the reason. */
export interface LeftOut {
  /** No record, or a damaged one. */
  readonly broken: number;
  /** A record with a number or a date that cannot be. */
  readonly impossible: number;
  /** Larger or deeper than a record can be. */
  readonly oversized: number;
  /** Written by a newer version. */
  readonly newer: number;
}

/** How far an import is: a share of the file read, or of the new results written, 0-1. */
export interface ImportProgress {
  readonly phase: "reading" | "writing";
  readonly share: number;
}

/** How an import ended. Unless it was imported, nothing here was changed. */
export type ImportEnd =
  | {
      readonly kind: "imported";
      readonly added: number;
      /** Results that were here already, or stand in the file twice. */
      readonly known: number;
      readonly left: LeftOut;
      /** Whether the end of the file was missing. */
      readonly torn: boolean;
    }
  | { readonly kind: "refused"; readonly reason: FileRefusal }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly fault: HistoryFault };

/** What the page tells the thread. */
export type ToImport =
  { readonly kind: "start"; readonly file: Blob; readonly asOf: string } | { readonly kind: "stop" };

/** What the thread tells the page. */
export type FromImport =
  | { readonly kind: "loaded" }
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  | { readonly kind: "ended"; readonly end: ImportEnd };
