// The proof of a transfer: reads the chosen file, draws it small, and carries the requests that hand it in. What to say
// and what to do next is told from outside.

const KEY_HEADER = "X-Scalev-Storefront-Api-Key";

/** Bytes of the largest picture that Scalev takes. */
const LARGEST = 10485760;

/** Characters of the longest name that is sent, without its ending. */
const LONGEST_NAME = 95;

/** Pixels of the longer side of the small picture. */
const SMALL = 480;

/**
 * By content, whatever the name says: its first bytes, its content type, its ending.
 * @type {[RegExp, string, string][]}
 */
const KINDS = [
  [/^\xff\xd8\xff/, "image/jpeg", ".jpg"],
  [/^\x89PNG\r\n\x1a\n/, "image/png", ".png"],
  [/^RIFF[^]{4}WEBP/, "image/webp", ".webp"],
];

/** What iPhones take pictures in. */
const HEIC = /^[^]{4}ftyp(hei|hev|mif|msf)/;

/** [its name, a small picture as a `data:` URL where one could be drawn, what the other functions want]. Rejects with
 *  the word for what is wrong with it. Its bytes are kept in memory: files of a phone come and go. */
export async function open(file) {
  if (file.size > LARGEST) throw "large";
  const whole = await file.arrayBuffer();
  if (!whole.byteLength) throw "empty";
  const head = String.fromCharCode(...new Uint8Array(whole, 0, Math.min(16, whole.byteLength)));
  const kind = KINDS.find(([start]) => start.test(head));
  if (!kind) throw HEIC.test(head) ? "heic" : "unknown";
  const bytes = new Blob([whole]);
  const name = named(file.name) + kind[2];
  return [name, await draw(bytes).catch(() => undefined), { name, type: kind[1], bytes }];
}

/** Without a path, an ending, and characters that are not seen. */
function named(given) {
  const last = given.split(/[\\/]/).pop().replace(/\p{C}/gu, "");
  const stem = Array.from(last.replace(/\.[^.]*$/, "")).slice(0, LONGEST_NAME).join("");
  return /[^. ]/.test(stem) ? stem : "bukti-transfer";
}

/** Pages seldom allow `blob:` pictures, but a canvas draws them, and hands them out as `data:`. */
async function draw(bytes) {
  const picture = await createImageBitmap(bytes);
  const scale = Math.min(1, SMALL / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/jpeg", 0.7);
}

/** Asks the API for a place: [response, body, when it went out, when its headers came]. */
export function ask(url, key, { name, type, bytes }, signal) {
  return send("POST", url, key, { filename: name, content_type: type, content_length: bytes.size }, signal);
}

/** Tells the order where the bytes are, when they were sent, and which account got the money. */
export function file(url, key, [address, time, number, holder, entity], signal) {
  const body = {
    transferproof_url: address,
    transfer_time: time,
    payment_account_number: number,
    payment_account_holder: holder,
    financial_entity_id: entity,
  };
  return send("PATCH", url, key, body, signal);
}

async function send(method, url, key, body, signal) {
  const sent = performance.now();
  const response = await fetch(url, {
    method,
    headers: { Accept: "application/json", "Content-Type": "application/json", [KEY_HEADER]: key },
    body: JSON.stringify(body),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    redirect: "error",
    cache: "no-store",
    signal,
  });
  const received = performance.now();
  return [response, await response.text(), sent, received];
}

/** Puts the bytes and tells how many hundredths have left: the same four, with an empty body. Only XMLHttpRequest tells
 *  of progress; what storage learns of the page is what the page's own referrer policy lets anybody learn. */
export async function put(url, { type, bytes }, signal, tell) {
  if (signal.aborted) throw "network";
  const request = new XMLHttpRequest();
  const stop = () => request.abort();
  const sent = performance.now();
  await new Promise((resolve, reject) => {
    let told = 0;
    request.upload.onprogress = ({ loaded, total }) => {
      const percent = Math.floor((100 * loaded) / total);
      if (percent > told) tell((told = percent));
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
  return [response, "", sent, performance.now()];
}
