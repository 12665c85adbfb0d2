// Makes the picture or the reminder that the wasm describes, and shares, downloads or shows it.
import { type Reminder, calendar } from "./calendar.ts";
import { type Poster, paint } from "./paint.ts";

interface Made {
  description: string;
  name: string;
  blob: Blob;
  url?: string;
}

/** The last picture: a second way, or a second tap, has it at once. */
let made: Made | undefined;

/** Makes the picture of a description. Rejects when the browser keeps its pixels to itself. */
export async function make(description: string): Promise<Made> {
  if (made && made.description === description) return made;
  const wanted: Poster | Reminder = JSON.parse(description);
  const blob = "uid" in wanted ? calendar(wanted) : await drawn(wanted);
  if (made && made.url) URL.revokeObjectURL(made.url);
  return (made = { description, name: wanted.file, blob });
}

async function drawn(poster: Poster): Promise<Blob> {
  const canvas = await paint(poster);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("no picture");
  return blob;
}

/** Hands the picture to an app of the buyer's choice. */
export async function share(description: string): Promise<string | undefined> {
  const { blob, name } = await make(description);
  const files = [new File([blob], name, { type: blob.type })];
  if (!navigator.canShare || !navigator.canShare({ files })) throw new Error("no sharing of files");
  try {
    await navigator.share({ files });
    return undefined;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return "canceled";
    throw error;
  }
}

/** Asks for a download; browsers do not tell how it ends. */
export async function download(description: string): Promise<void> {
  const picture = await make(description);
  picture.url = picture.url || URL.createObjectURL(picture.blob);
  const link = document.createElement("a");
  link.href = picture.url;
  link.download = picture.name;
  link.click();
}

/** The picture as a `data:` URL, which stays what it is when it is kept by a long press. */
export async function show(description: string): Promise<string> {
  const { blob } = await make(description);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
