/** Where the browser finds a picture that a card names. */

import { createContext, useContext } from "react";

/** Gives the address of a picture by what a card says of it; "" where there is none. */
export type Pictures = (image: string) => string;

export const PicturesContext = createContext<Pictures>(() => "");

export function usePicture(image: string): string {
  return useContext(PicturesContext)(image);
}
