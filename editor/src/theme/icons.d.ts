declare module "virtual:icons" {
  /** The `d` of one path on a square of 24, by name: the icons that the program names itself. */
  export const ICONS: Readonly<Record<string, string>>;
}

declare module "virtual:more-icons" {
  interface Icons {
    readonly ICONS: Readonly<Record<string, string>>;
  }
  /** Those that frameworks name. */
  export const frameworks: () => Promise<Icons>;
  /** All that Lucide has, by the first letter of their names. */
  export const BY_LETTER: Readonly<Record<string, () => Promise<Icons>>>;
}
