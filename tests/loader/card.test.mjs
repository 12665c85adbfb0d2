// The lines of a card: what becomes an element, and what is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const element = (tag) => ({
  tag,
  attributes: {},
  content: [],
  setAttribute(name, value) {
    this.attributes[name] = value;
  },
  append(...content) {
    this.content.push(...content);
  },
});
Document.prototype.createElement = element;
Document.prototype.createElementNS = (_, tag) => element(tag);

const { build } = await load("loader/card.ts");

test("lines become elements within each other", () => {
  const { card, buttons } = build(
    [
      "0\tsection\t\tclass=card\tlang=id",
      "1\tp\t8077 7000 0000 2187\tpart=payment-code",
      "1\tbutton\tSalin\tclass=copy\taria-label=Salin nomor\tcopy=8077700000002187\tdone=Tersalin",
      "1\ta\tBayar\thref=https://pay.example/x?a=b&c=javascript:1",
    ].join("\n"),
  );
  const [, number, button, link] = card.content;
  assert.deepEqual(card.attributes, { class: "card", lang: "id" });
  assert.deepEqual(number.content, ["8077 7000 0000 2187"]);
  assert.deepEqual(buttons.get(button), { text: "8077700000002187", name: "Salin nomor", done: "Tersalin" });
  assert.deepEqual(button.attributes, { class: "copy", "aria-label": "Salin nomor" });
  assert.equal(link.attributes.href, "https://pay.example/x?a=b&c=javascript:1");
});

for (const line of [
  "",
  "paid",
  "p\ttext",
  "1\tscript\talert(1)",
  "1\tstyle\t*{}",
  "1\tiframe\t\tsrcdoc=x",
  "1\timg\t\tsrc=x",
  "1\tobject\t\tdata=x",
  "1\tinput\t",
  "1\tsvg:script\tx",
  "1\tSCRIPT\tx",
  "1\tp\tx\tonclick=alert(1)",
  "1\tpath\t\td=M0\tonbegin=alert(1)",
  "1\tp\tx\tstyle=position:fixed",
  "1\ta\tx\thref=javascript:alert(1)",
  "1\ta\tx\thref=javascript:/alert(1)",
  "1\ta\tx\thref=JavaScript:/alert(1)",
  "1\ta\tx\thref= javascript:/alert(1)",
  "1\ta\tx\thref=java\nscript:/alert(1)",
  "1\ta\tx\thref=data:text/html,x",
  "1\ta\tx\thref=/elsewhere",
  "1\ta\tx\tHREF=javascript:/alert(1)",
  "1\ta\tx\tONCLICK=alert(1)",
  "1\ta\tx\txlink:href=javascript:/alert(1)",
  "1\tp\tx\t",
  "1\tp\tx\tclass",
  "1\tp",
]) {
  test(`${JSON.stringify(line)} is refused`, () => {
    assert.throws(() => build(`0\tsection\t\tclass=card\n${line}`), TypeError);
  });
}
