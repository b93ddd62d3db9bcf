/** Styles may set the custom properties that a sheet of styles reads. */

import "react";

declare module "react" {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
