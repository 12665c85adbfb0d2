// The proof of a transfer: reads the chosen file, draws it small, and carries the requests that hand it in. The wasm says
// in which order, and what the buyer is told.
import type { Reply, send } from "../loader/request.ts";

/** A chosen picture, kept in memory: files of a phone come and go. */
interface ProofFile {
  name: string;
  type: string;
  bytes: Blob;
}

/** The loader's way to send requests. */
interface Sender {
  send: typeof send;
}

/** Bytes of the largest picture that Scalev takes. */
const LARGEST = 10485760;

/** Characters of the longest name that is sent, without its ending. */
const LONGEST_NAME = 95;

/** Pixels of the longer side of the small picture. */
const SMALL = 480;

/** By content, whatever the name says: its first bytes, its content type, its ending. */
const KINDS: [RegExp, string, string][] = [
  [/^\xff\xd8\xff/, "image/jpeg", ".jpg"],
  [/^\x89PNG\r\n\x1a\n/, "image/png", ".png"],
  [/^RIFF[^]{4}WEBP/, "image/webp", ".webp"],
];

/** The picture format of iPhones. */
const HEIC = /^[^]{4}ftyp(hei|hev|mif|msf)/;

/** A picture that was read. */
interface Opened {
  name: string;
  /** A `data:` URL of it, small, where one could be drawn. */
  thumbnail?: string;
  picture: ProofFile;
}

/** Rejects with the word for what is wrong with the file. */
export async function open(file: File): Promise<Opened> {
  if (file.size > LARGEST) throw "large";
  const whole = await file.arrayBuffer();
  if (!whole.byteLength) throw "empty";
  const head = String.fromCharCode(...new Uint8Array(whole, 0, Math.min(16, whole.byteLength)));
  const kind = KINDS.find(([start]) => start.test(head));
  if (!kind) throw HEIC.test(head) ? "heic" : "unknown";
  const bytes = new Blob([whole]);
  const name = named(file.name) + kind[2];
  return { name, thumbnail: await draw(bytes).catch(() => undefined), picture: { name, type: kind[1], bytes } };
}

/** Without a path, an ending, and characters that are not seen. */
function named(given: string): string {
  const last = given.split(/[\\/]/).pop()!.replace(/\p{C}/gu, "");
  const stem = Array.from(last.replace(/\.[^.]*$/, ""))
    .slice(0, LONGEST_NAME)
    .join("");
  return /[^. ]/.test(stem) ? stem : "bukti-transfer";
}

/** Pages seldom allow `blob:` pictures, but a canvas draws them, and hands them out as `data:`. */
async function draw(bytes: Blob): Promise<string> {
  const picture = await createImageBitmap(bytes);
  const scale = Math.min(1, SMALL / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/jpeg", 0.7);
}

/** Asks the API for a place to upload to. */
export function ask(
  { send }: Sender,
  url: string,
  key: string | undefined,
  { name, type, bytes }: ProofFile,
  signal: AbortSignal,
): Promise<Reply> {
  const content = { filename: name, content_type: type, content_length: bytes.size };
  return send("POST", url, key, content, signal);
}

/** The address of the bytes, the time of the upload, and the account that got the money: its number, holder and entity. */
type Facts = [address: string, time: string, number: string, holder?: string, entity?: number];

/** Tells the order of an uploaded proof. */
export function file(
  { send }: Sender,
  url: string,
  key: string | undefined,
  [address, time, number, holder, entity]: Facts,
  signal: AbortSignal,
): Promise<Reply> {
  const content = {
    transferproof_url: address,
    transfer_time: time,
    payment_account_number: number,
    payment_account_holder: holder,
    financial_entity_id: entity,
  };
  return send("PATCH", url, key, content, signal);
}

/** Uploads the bytes; `progress` gets the hundredths that have left. Only XMLHttpRequest tells of progress; what storage
 *  learns of the page is what the page's own referrer policy lets anybody learn. */
export async function put(
  url: string,
  { type, bytes }: ProofFile,
  signal: AbortSignal,
  progress: (percent: number) => void,
): Promise<Reply> {
  if (signal.aborted) throw "network";
  const request = new XMLHttpRequest();
  const stop = () => request.abort();
  const sent = performance.now();
  await new Promise((resolve, reject) => {
    let reported = 0;
    request.upload.onprogress = ({ loaded, total }) => {
      const percent = Math.floor((100 * loaded) / total);
      if (percent > reported) progress((reported = percent));
    };
    request.onload = resolve;
    request.onerror = request.onabort = () => reject("network");
    signal.addEventListener("abort", stop);
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", type);
    request.send(bytes);
  }).finally(() => signal.removeEventListener("abort", stop));
  const wait = request.getResponseHeader("retry-after");
  const response = new Response(null, { status: request.status, headers: wait ? { "retry-after": wait } : {} });
  return { response, body: "", sent, received: performance.now() };
}
