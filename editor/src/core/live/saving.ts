/** How it stands with what somebody did, in one word. */

import type { Obstacle, Saving } from "../session/company.ts";

export interface Standing {
  /** Changes that the server does not have, and those of them that do not even lie on this device. */
  readonly waiting: number;
  readonly inPageOnly: number;
  readonly isLive: boolean;
  /** Whether the device refuses to keep anything. */
  readonly isDeviceFull: boolean;
  readonly obstacle: Obstacle;
}

export function savingOf({ waiting, inPageOnly, isLive, isDeviceFull, obstacle }: Standing): Saving {
  const told = { waiting, isLive, why: obstacle };
  if (obstacle !== "") return { ...told, is: "cannot-save" };
  if (isLive) return { ...told, is: waiting === 0 ? "saved" : "saving" };
  if (isDeviceFull && inPageOnly > 0) return { ...told, is: "cannot-save", why: "device" };
  return { ...told, is: waiting > 0 && inPageOnly > 0 ? "saving" : "on-this-device" };
}
