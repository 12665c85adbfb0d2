// Stylesheets that a shadow root adopts.

export type AdoptStyle = (root: ShadowRoot) => void;

export function adopting(rules: string): AdoptStyle {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return (root) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
}

export function canAdopt(): boolean {
  return "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;
}
