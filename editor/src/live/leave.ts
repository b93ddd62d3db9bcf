/** Signing out on this computer. */

import { ask } from "../api/client.ts";
import { STORE } from "./store.ts";

/** Ends the session and forgets what was seen here.  Changes that the server does not have yet are kept for when their
 * person is back, if there are any: nothing else of theirs stays. */
export async function leave(person: string): Promise<void> {
  await ask("DELETE /api/session");
  const left = await STORE.left(person).catch(() => []);
  await (left.length > 0 ? STORE.forgetSeen() : STORE.forgetAll()).catch(() => {});
}
