// The methods that the loader calls for one element.

/** Of the wasm, or of the script that follows the payment without it. */
export interface Controls {
  attributesChanged(): void;
  checkStatus(): void;
  free(): void;
}

/** The wasm's object for one element. */
export interface Checkout extends Controls {
  draw(root: ShadowRoot): void;
  start(): void;
  /** The preview has copied, or not: the total from place 0, the numbers from 1 on. */
  copied(place: number, worked: boolean): void;
  /** The buyer pressed the copy button at this place, or at -1 the link. */
  pressed(place: number): void;
  /** The preview's link was pressed. */
  opened(): void;
  /** Another number or sum was on the screen before. */
  changed(): void;
}
