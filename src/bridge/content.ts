/** The parts that a buyer types or scans. */
const PARTS = "[part=amount],[part=payment-code],[part=biller-code],[part=qr],[part=pay-link]";

/** The text, address or drawing of each of these parts, joined. */
export function content(root: ParentNode): string {
  const text = (part: Element) => part.textContent || part.getAttribute("href") || part.innerHTML;
  return Array.from(root.querySelectorAll(PARTS), text).join();
}
