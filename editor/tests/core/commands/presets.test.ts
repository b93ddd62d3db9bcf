import { recordId } from "../../../src/core/ids.ts";
import { does } from "./world.ts";

does("stage.add-presets", "begins a map with the stages of its framework", {
  map: "",
  after: "Enter {role=enter}\nExit {role=exit}",
  sees: { cursor: { row: "#stages", column: recordId("n1") } },
});
