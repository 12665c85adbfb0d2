// The proof of a transfer: keeps the chosen file, draws it small, and carries the requests that hand it in. What to say
// and what to do next is told from outside.

const KEY_HEADER = "X-Scalev-Storefront-Api-Key";

/** Bytes that tell what a file is. */
const HEAD = 16;

/** Pixels of the longer side of the small picture. */
const SMALL = 480;

/** [name, size, first bytes]. Rejects when the file cannot be read. */
export async function look(file) {
  return [file.name, file.size, new Uint8Array(await file.slice(0, HEAD).arrayBuffer())];
}

/** [the bytes in memory, a small picture as a `data:` URL where one could be drawn]. Files of a phone come and go. */
export async function keep(file) {
  const bytes = new Blob([await file.arrayBuffer()]);
  return [bytes, await draw(bytes).catch(() => undefined)];
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

/** Sends JSON: [response, body, when it went out, when its headers came]. */
export async function ask(method, url, key, body, signal) {
  const sent = performance.now();
  const response = await fetch(url, {
    method,
    headers: { Accept: "application/json", "Content-Type": "application/json", [KEY_HEADER]: key },
    body,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    redirect: "error",
    cache: "no-store",
    signal,
  });
  const received = performance.now();
  return [response, await response.text(), sent, received];
}

/** Puts the bytes and tells how many hundredths have left: the same four, with an empty body. */
export async function put(url, type, bytes, signal, tell) {
  const { XMLHttpRequest, close } = await quiet();
  if (signal.aborted) throw close();
  const request = new XMLHttpRequest();
  const stop = () => request.abort();
  const sent = performance.now();
  try {
    if (signal.aborted) throw "network";
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
    });
    const response = new Response(null, { status: request.status, headers: told(request) });
    return [response, "", sent, performance.now()];
  } finally {
    signal.removeEventListener("abort", stop);
    close();
  }
}

/** The one header of such an answer that matters, where it may be read. */
function told(request) {
  const wait = request.getResponseHeader("retry-after");
  return wait ? { "retry-after": wait } : {};
}

/** Only XMLHttpRequest tells of progress, but it tells the address of its page too, which may name the order. That of an
 *  empty, hidden frame, which loads nothing and lives as long as the request, tells nothing. */
function quiet() {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  return new Promise((resolve) => {
    frame.onload = () => {
      const { XMLHttpRequest, document } = frame.contentWindow;
      document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));
      frame.onload = null;
      resolve({ XMLHttpRequest, close: () => frame.remove() });
    };
    document.body.append(frame);
  });
}
