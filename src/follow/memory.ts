// The card that the tab shows if it is loaded again, where no wasm writes it: as src/markup/preview.rs makes it.
import { deadlineOf, remember } from "../bridge/remember.ts";
import { bare } from "../loader/bare.ts";
import type { Instance } from "../loader/instance.ts";
import { clock } from "./bar.ts";
import { UNDATED, type Words } from "./words.ts";

/** `lines`: of the preview that is shown. */
export function keep(instance: Instance, words: Words, lines: string): void {
  const now = new Date();
  const format = bare<Intl.DateTimeFormatOptions>({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const day = now.toLocaleDateString(words.language, format);
  const seen = words.lastSeen.replace("{time}", clock(words)).replace("{day}", day);
  const kept = lines.split("\n").filter((line) => !line.includes("\tpart=countdown"));
  const card = kept.map((line) =>
    line.includes("\tpart=status") ? line.replace(/\t[^\t]*(?=\tclass=)/, `\t${seen}`) : line,
  );
  card.push(
    "1\tdiv\t\tclass=check",
    `2\tbutton\t${words.check}\ttype=button\tclass=button ghost\tpart=check-status`,
    `2\tp\t${words.lastSeenAdvice}\tclass=quiet\tpart=quiet`,
  );
  const deadline = deadlineOf(lines);
  const left = deadline === undefined ? UNDATED : deadline - Date.now();
  remember(instance, card.join("\n"), left);
}
