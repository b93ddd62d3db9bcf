declare module "virtual:icons" {
  /** The `d` of one path on a square of 24, by name: the icons that the program and its frameworks name. */
  export const ICONS: Readonly<Record<string, string>>;
}

declare module "virtual:all-icons" {
  /** As `virtual:icons`, of all that Lucide has. */
  export const ICONS: Readonly<Record<string, string>>;
}
