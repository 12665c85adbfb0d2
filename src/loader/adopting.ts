// Stylesheets that a shadow root adopts.

export type AdoptStyle = (root: ShadowRoot) => void;

/** Styles a shadow root by these rules, or by `link` where it cannot adopt them: older browsers adopt none, and an element in
 *  another document (lit/lit-element#1139) none of this one. */
export function adopting(rules: string, link: AdoptStyle): AdoptStyle {
  let adopted: CSSStyleSheet | undefined;
  return (root) => {
    try {
      const sheet = adopted || new CSSStyleSheet();
      if (!adopted) sheet.replaceSync(rules);
      adopted = sheet;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch (_) {
      link(root);
    }
  };
}

export function canAdopt(): boolean {
  return "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;
}
