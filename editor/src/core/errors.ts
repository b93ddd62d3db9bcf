/** The errors of the core, with the codes that the server and the command line use for them. */

import { CODES } from "./schema.gen.ts";

export class DesirePathError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A change does not fit the document: a value it replaces is not there, or what it writes is not valid. */
export class Rejected extends DesirePathError {
  constructor(message: string) {
    super(CODES.Rejected, message);
  }
}

/** A stage, step, persona or kind that was named is not there. */
export class NotFound extends DesirePathError {
  constructor(message: string) {
    super(CODES.NotFound, message);
  }
}

/** What came as a framework is none; the message says where in it. */
export class BadFramework extends DesirePathError {
  constructor(message: string) {
    super(CODES.BadFramework, message);
  }
}
