/** What a mutation run found, as a table per folder and as the list of mutants that no test noticed. */

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The parts read here of a report by the mutation-testing schema. */
export interface MutationReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly status: string;
          readonly location: { readonly start: Place; readonly end: Place };
        }[];
      }
    >
  >;
}

/** A mutant that no test noticed: `was` and `becomes` are its code on one line. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly mutant: string;
  readonly was: string;
  readonly becomes: string;
  /** Whether a test ran the code at all. */
  readonly isCovered: boolean;
  /** Why it stands for no mistake, or for none that a unit test can see; null when nobody has said. */
  readonly why: string | null;
}

/** Why a survivor is left alone. `was` and `becomes` are as in `Survivor`, so lines may move. */
export interface Explanation {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
}

const NOTICED = ["Killed", "Timeout"];
const MISSED = ["Survived", "NoCoverage"];

/** Return the mutants that no test noticed, in the order of files and lines. */
export function survivorsOf(report: MutationReport, explained: readonly Explanation[]): Survivor[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => MISSED.includes(status))
      .map(({ mutatorName, replacement = "", status, location }) => {
        const [was, becomes] = [onOneLine(textAt(source, location)), onOneLine(replacement)];
        const why = explained.find((e) => e.file === file && e.was === was && e.becomes === becomes)?.why;
        return {
          file,
          line: location.start.line,
          mutant: mutatorName,
          was,
          becomes,
          isCovered: status === "Survived",
          why: why ?? null,
        };
      })
      .sort((a, b) => a.line - b.line),
  );
}

/** Return the survivors of these files that nobody has explained. */
export function unexplainedIn(survivors: readonly Survivor[], files: readonly string[]): Survivor[] {
  return survivors.filter(({ file, why }) => why === null && files.includes(file));
}

/** Return the share of the mutants that were run, or should have been, which a test noticed, 0-1; NaN of none. */
export function killedShare(report: MutationReport): number {
  const { killed, missed } = countsOf(Object.values(report.files).flatMap(({ mutants }) => mutants));
  return killed / (killed + missed);
}

/** Return a table of the folders, one line each, and of all files together. */
export function tableOf(report: MutationReport, folders: readonly string[]): string {
  const within = (folder: string) =>
    Object.entries(report.files).flatMap(([file, { mutants }]) =>
      file.startsWith(`${folder}/`) ? mutants : [],
    );
  const rows = folders
    .map((folder) => ({ folder, mutants: within(folder) }))
    .filter(({ mutants }) => mutants.length > 0);
  const all = rows.flatMap(({ mutants }) => mutants);
  return [
    row("folder", "killed", "survived", "left out", "share"),
    ...[...rows, { folder: "all", mutants: all }].map(({ folder, mutants }) => {
      const { killed, missed, leftOut } = countsOf(mutants);
      const share = killed + missed === 0 ? "" : `${((100 * killed) / (killed + missed)).toFixed(1)} %`;
      return row(folder, String(killed), String(missed), String(leftOut), share);
    }),
  ].join("\n");
}

function row(folder: string, ...cells: readonly string[]): string {
  return `${folder.padEnd(18)}${cells.map((cell) => cell.padStart(10)).join("")}`;
}

function countsOf(mutants: readonly { readonly status: string }[]) {
  const killed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
  const missed = mutants.filter(({ status }) => MISSED.includes(status)).length;
  return { killed, missed, leftOut: mutants.length - killed - missed };
}

function textAt(source: string, { start, end }: { readonly start: Place; readonly end: Place }): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join("\n");
}

function onOneLine(code: string): string {
  return code.replace(/\s+/g, " ").trim();
}
