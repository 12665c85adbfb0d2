// The early request of an element, and the preview of its answer.
import { create } from "./create.ts";
import type { Early } from "./early.ts";
import { hasEnded } from "./ended.ts";
import { base } from "./folder.ts";
import type { Instance } from "./instance.ts";
import { atEnd } from "./lifetime.ts";
import { deleteMemory } from "./memory.ts";
import type { Reply } from "./request.ts";
import { holds } from "./services.ts";
import { type PreviewPart, draw } from "./draw.ts";
import { previewModule, supported } from "./widget.ts";

/** Milliseconds for which an answer serves the next element of the same order too. */
const SHARED_FOR = 5000;

/** The last request of this page. */
let latest: Early | undefined;

/** Sends the early request, unless one is under way, and shows the preview of its answer. */
export function ask(instance: Instance): void {
  const request = base() && instance.request();
  if (!request || (instance.early && !instance.early.at)) return;
  const { url, key } = request;
  if (holds.get(new URL(url).origin)! > performance.now()) return;
  const controller = new AbortController();
  atEnd(instance.life.signal, () => controller.abort());
  const own = () => create(url, key, controller.signal);
  const last = latest;
  const age = last && last.at ? Date.now() - last.at : 0;
  // The address of a backend may stand for another payment by now.
  const isSame = last && last.slug && last.url === url && last.key === key && age >= 0 && age < SHARED_FOR;
  const reply = isSame ? last.reply.catch(own) : own();
  const early: Early = Object.assign(request, { controller, reply, at: 0 });
  instance.early = latest = early;
  // The widget reports the errors of a preview.
  (__SPLIT__ && supported() ? show(instance, early) : reply).catch(() => {});
  const answered = ({ response, body }: Reply) => {
    early.at = (isSame && last.at) || Date.now();
    // The file that reads answers may load later, or never: a recalled number is removed without it.
    if (!response.ok || !hasEnded(body)) return;
    instance.removePreview();
    deleteMemory(request);
  };
  // An answer that is not JSON says nothing; where the storage is closed, nothing was recalled.
  reply.then(answered).catch(() => (early.at = early.at || -1));
}

async function show(instance: Instance, early: Early): Promise<void> {
  const [{ response, body }, module] = await Promise.all([early.reply, previewModule()]);
  if (!response.ok && latest === early) latest = undefined;
  if (!response.ok) return;
  if (instance.preview) await instance.preview.released();
  const { exports } = await WebAssembly.instantiate(module);
  instance.present(early, draw(exports as unknown as PreviewPart, early, instance.host, body));
}
