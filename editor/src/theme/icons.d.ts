declare module "virtual:icons" {
  /** The `d` of one path on a square of 24, by name: the icons that the program and its frameworks name. */
  export const ICONS: Readonly<Record<string, string>>;
}

declare module "virtual:all-icons" {
  /** All that Lucide has, by the first letter of their names. */
  export const BY_LETTER: Readonly<Record<string, () => Promise<{ readonly ICONS: Readonly<Record<string, string>> }>>>;
}
