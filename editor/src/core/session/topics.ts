/** Who wants to know of what: listeners by topic, so that a keystroke wakes one card and not fifteen hundred. */

import type { RecordId } from "../ids.ts";

/** A record, what stands on one place, the frame of the map, or something of the world around it. */
export type Topic = RecordId | `in ${RecordId}` | "frame" | "document" | "seen" | "saving" | "people" | "file";

export class Topics {
  private readonly listeners = new Map<Topic, Set<() => void>>();

  /** Calls the listener whenever the topic is told of; returns what ends that. */
  watch(topic: Topic, listener: () => void): () => void {
    const known = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(topic) === known) this.listeners.delete(topic);
    };
  }

  tell(topics: Iterable<Topic>): void {
    for (const topic of topics) for (const listener of [...(this.listeners.get(topic) ?? [])]) listener();
  }
}
