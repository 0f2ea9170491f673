/** Handing a file to the person: the browser saves it where downloads go. */

/** How long a download may take to pick its URL up before it is revoked. */
const REVOKE_MS = 10_000;

/** Save a file under a name. The name never comes from a photo. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}
