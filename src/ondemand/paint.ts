// Draws a poster, line by line, on a canvas.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Of a line of text, in its own size. */
const LEADING = 1.3;

/** Pixels of white at the edges, also beside a picture that brings none. */
const MARGIN = 40;

/** As `Poster::json` writes it. */
export interface Poster {
  /** The name of the file. */
  file: string;
  /** Pixels, at least. */
  width: number;
  /** Text, size, weight, and the gap above it, of each line. */
  above: Line[];
  below: Line[];
  /** The code as a path of runs of dark modules. */
  path?: string;
  /** Modules of its side. */
  side?: number;
  /** Pixels of a module. */
  scale?: number;
  /** The address of a picture instead. */
  image?: string;
}

type Line = [text: string, size: number, weight: number, gap: number];

interface Placed {
  text: string;
  font: string;
  x: number;
  y: number;
  room: number;
}

/** Lines with their places, and the height of all. */
interface Block {
  placed: Placed[];
  height: number;
}

export async function paint(poster: Poster): Promise<HTMLCanvasElement> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d")!;
  const { path = "" } = poster;
  const image = poster.image ? await picture(poster.image) : undefined;
  const side = image ? Math.max(image.naturalWidth, image.naturalHeight) : poster.side || 0;
  const scale = poster.scale || (side ? Math.max(1, Math.floor((poster.width - 2 * MARGIN) / side)) : 0);
  const width = Math.max(poster.width, image ? side * scale + 2 * MARGIN : 0);
  const above = laid(poster.above, width, context);
  const below = laid(poster.below, width, context);
  const top = above.height;
  const left = Math.floor((width - side * scale) / 2);
  canvas.width = width;
  canvas.height = top + side * scale + below.height + MARGIN;

  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  write(above, 0, context);
  if (image) {
    context.imageSmoothingEnabled = false;
    context.drawImage(image, left, top, image.naturalWidth * scale, image.naturalHeight * scale);
  } else if (path) {
    for (const run of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      const [, x, y, length] = run.map(Number) as [unknown, number, number, number];
      context.fillRect(left + x * scale, top + y * scale, length * scale, scale);
    }
    proofread(path, left, top, scale, context);
  }
  write(below, top + side * scale, context);
  return canvas;
}

/** Some browsers give every page false pixels, against being recognized: such a picture cannot be paid. */
function proofread(path: string, left: number, top: number, scale: number, context: CanvasRenderingContext2D): void {
  const [x, y] = path
    .match(/M(\d+) (\d+)/)!
    .slice(1)
    .map(Number) as [number, number];
  const corner = context.getImageData(left + (x - 1) * scale, top + (y - 1) * scale, 2 * scale, 2 * scale).data;
  if (corner[0]! < 192 || corner[corner.length - 4]! > 64) throw new Error("the pixels are not ours");
}

/** Another server's picture; rejects where that server does not let pages read it. */
async function picture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.crossOrigin = "anonymous";
  image.referrerPolicy = "no-referrer";
  image.src = url;
  await image.decode();
  return image;
}

function laid(lines: Line[], width: number, context: CanvasRenderingContext2D): Block {
  const placed: Placed[] = [];
  let y = 0;
  for (const [text, size, weight, gap] of lines) {
    const font = `${weight} ${size}px ${FONT}`;
    context.font = font;
    y += gap;
    for (const part of folded(text, width - 2 * size, context)) {
      y += size * LEADING;
      placed.push({ text: part, font, x: width / 2, y: Math.round(y - size * 0.3), room: width - size });
    }
  }
  return { placed, height: Math.ceil(y) };
}

function folded(text: string, room: number, context: CanvasRenderingContext2D): string[] {
  const parts: string[] = [];
  let part = "";
  for (const word of text.split(" ")) {
    const longer = part ? `${part} ${word}` : word;
    if (part && context.measureText(longer).width > room) {
      parts.push(part);
      part = word;
    } else {
      part = longer;
    }
  }
  return [...parts, part];
}

/** A word that is wider than its room is pressed together. */
function write({ placed }: Block, top: number, context: CanvasRenderingContext2D): void {
  context.textAlign = "center";
  for (const { text, font, x, y, room } of placed) {
    context.font = font;
    context.fillText(text, x, top + y, room);
  }
}
