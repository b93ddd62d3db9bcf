/** The part of pragmatic drag and drop that makes things draggable, to be fetched as one. */

export { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
export { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
