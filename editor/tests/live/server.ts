/** A server as the protocol tells it: ticks, versions, receipts, welcomes.  It forgets nothing that it has answered for. */

import { apply } from "../../src/core/apply.ts";
import type { Document } from "../../src/core/document.ts";
import { DesirePathError } from "../../src/core/errors.ts";
import { rebase } from "../../src/core/rebase.ts";
import { changeFrom, changeTree, documentFrom, documentTree, editTree, recordTree } from "../../src/core/wire.ts";
import { list, number, type Tree, text, tree } from "../golden.ts";

const TICK = 20;
const CATCH_UP = 40;

export interface Connection {
  readonly person: string;
  readonly send: (text: string) => void;
  client: string;
  isWelcome: boolean;
}

interface Receipt {
  readonly version: number;
  readonly collisions: readonly Tree[];
}

type Later = (wait: number, call: () => void) => void;

export class Server {
  document: Document;
  version = 1;
  readonly log: Tree[] = [];
  /** Whether ticks fail, as they do while the disk is full. */
  isFailing = false;
  private readonly receipts = new Map<string, Receipt>();
  private connections = new Set<Connection>();
  private inbox: [Connection, Tree][] = [];
  private readonly later: Later;

  constructor(document: Document, later: Later) {
    this.document = document;
    this.later = later;
  }

  connect(person: string, send: (text: string) => void): Connection {
    const connection = { person, send, client: "", isWelcome: false };
    this.connections.add(connection);
    return connection;
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
  }

  /** All connections end, and what waited for its tick is gone. */
  restart(): void {
    this.connections.clear();
    this.inbox = [];
  }

  hear(connection: Connection, frame: string): void {
    if (!this.connections.has(connection)) return;
    const told = tree(JSON.parse(frame));
    if (told["type"] === "hello") this.welcome(connection, told);
    if (told["type"] !== "change") return;
    if (this.inbox.length === 0) this.later(TICK, () => this.tick());
    this.inbox.push([connection, told]);
  }

  /** The road that REST takes.  Throws what the server refuses. */
  post(person: string, body: Tree): Receipt {
    const changes: Tree[] = [];
    const { version, collisions } = this.take(person, text(body["client"]), body, changes);
    this.write(changes);
    return { version, collisions };
  }

  private welcome(connection: Connection, told: Tree): void {
    connection.client = text(told["client"]);
    connection.isWelcome = true;
    const since = typeof told["since"] === "number" ? told["since"] : -1;
    const head = {
      type: "welcome",
      version: this.version,
      who: "w",
      name: connection.person,
      role: "editor",
      people: [],
    };
    const isNear = since >= 0 && since <= this.version && this.version - since <= CATCH_UP;
    const entries = this.log.filter((entry) => number(entry["version"]) > since);
    const state = isNear ? { entries } : documentTree(this.document);
    connection.send(JSON.stringify({ ...head, ...state }));
  }

  private tick(): void {
    const inbox = this.inbox;
    this.inbox = [];
    if (this.isFailing) {
      for (const [connection, told] of inbox) this.reject(connection, told, "not-saved");
      return;
    }
    const changes: Tree[] = [];
    const answers: (() => void)[] = [];
    for (const [connection, told] of inbox) {
      try {
        const { isQuiet, ...given } = this.take(connection.person, connection.client, told, changes);
        const answer = { type: "answer", sequence: told["sequence"], ...given };
        if (isQuiet || given.collisions.length > 0) answers.push(() => connection.send(JSON.stringify(answer)));
      } catch (error) {
        if (!(error instanceof DesirePathError)) throw error;
        answers.push(() => this.reject(connection, told, error.code));
      }
    }
    this.write(changes);
    for (const answer of answers) answer();
  }

  private take(person: string, client: string, told: Tree, changes: Tree[]): Receipt & { readonly isQuiet: boolean } {
    const sequence = number(told["sequence"]);
    const key = `${person} ${client} ${sequence}`;
    const before = this.receipts.get(key);
    if (before !== undefined) return { ...before, isQuiet: true };
    const wanted = changeFrom({ edits: list(told["edits"]), author: person, label: told["label"] ?? "" });
    const { change, collisions } = rebase(wanted, this.document, { hereWins: told["here_wins"] === true });
    this.document = apply(this.document, change);
    if (change.edits.length > 0) changes.push({ ...changeTree(change), client, sequence });
    const receipt = {
      version: this.version + Number(changes.length > 0),
      collisions: collisions.map(({ why, edit, here }) => ({ why, edit: editTree(edit), here: here.map(recordTree) })),
    };
    this.receipts.set(key, receipt);
    return { ...receipt, isQuiet: change.edits.length === 0 };
  }

  private write(changes: readonly Tree[]): void {
    if (changes.length === 0) return;
    this.version += 1;
    const entry = { type: "entry", version: this.version, time: "2026-11-22T10:00:00.000Z", changes };
    this.log.push(entry);
    for (const connection of this.connections) if (connection.isWelcome) connection.send(JSON.stringify(entry));
  }

  private reject(connection: Connection, told: Tree, code: string): void {
    const { sequence } = told;
    connection.send(JSON.stringify({ type: "reject", sequence, code, message: "it was not to be", hint: "" }));
  }
}

/** What a log makes of a document. */
export function replayed(start: Document, log: readonly Tree[]): Document {
  const changes = log
    .flatMap((entry) => list(entry["changes"]))
    .map((told) => {
      const { client: _client, sequence: _sequence, ...change } = tree(told);
      return changeFrom(change);
    });
  return changes.reduce(apply, documentFrom(documentTree(start)));
}
