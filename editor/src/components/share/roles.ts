import type { Role } from "../../api/api.gen.ts";

/** From the one who may do all to the one who may only look. */
export const ROLES: readonly Role[] = ["owner", "editor", "commenter", "viewer"];
