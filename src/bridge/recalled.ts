import type { Instance } from "../loader/instance.ts";

/** True while the card shows that the tab showed before it was loaded again. */
export function showsRecalled({ preview, recalled }: Instance): boolean {
  return !!preview && preview.card === recalled;
}
