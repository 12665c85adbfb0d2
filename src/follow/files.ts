// The files that are loaded here: the preview's module and the styles.
import { bare } from "../loader/bare.ts";
import { page } from "../loader/document.ts";

// Read while the script runs: later there is no `currentScript`.
const folder = new URL(".", (page.currentScript as HTMLScriptElement).src);

export function address({ file }: Asset): string {
  return new URL(file, folder).href;
}

/** A file, checked by its hash. Rejects where it does not come. */
export async function download(asset: Asset, signal: AbortSignal): Promise<Response> {
  const { integrity } = asset;
  const options: RequestInit = { integrity, signal, credentials: "same-origin", referrerPolicy: "no-referrer" };
  const response = await fetch(address(asset), bare<RequestInit>(options));
  if (!response.ok) throw new Error();
  return response;
}
