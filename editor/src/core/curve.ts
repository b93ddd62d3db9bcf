/** The feeling curve: a smooth line that says no more than its points do.
 *
 * Monotone cubic interpolation after M. Steffen (Astronomy and Astrophysics 239, 1990, 443-450): between two points the
 * line only rises or only falls.  The same operations in the same order as in Python, so the numbers are the same bits.
 */

export type Point = readonly [x: number, y: number];

export type Command =
  | readonly ["M", x: number, y: number]
  | readonly ["L", x: number, y: number]
  | readonly ["C", x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ["Z"];

/** How far a curve runs out flat before its first and after its last point, in px. */
export interface RunOuts {
  readonly lead: number;
  readonly tail: number;
}

/** A cubic: start, two handles, end. */
type Segment = readonly [start: Point, first: Point, second: Point, end: Point];

/** Move and cubic commands through the points, whose x must grow; one point gives its run-outs alone, none nothing. */
export function curve(points: readonly Point[], { lead, tail }: RunOuts = { lead: 0, tail: 0 }): Command[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  if (pairs(points).some(([before, after]) => after[0] <= before[0])) {
    throw new RangeError("the x of a curve's points must grow");
  }
  const commands: Command[] = [["M", first[0] - lead, first[1]]];
  if (lead > 0) commands.push(["L", first[0], first[1]]);
  commands.push(...cubics(points));
  if (tail > 0) commands.push(["L", last[0] + tail, last[1]]);
  return commands.length > 1 ? commands : [];
}

function pairs<T>(list: readonly T[]): [T, T][] {
  const found: [T, T][] = [];
  let before: T | undefined;
  list.forEach((item, n) => {
    if (n > 0 && before !== undefined) found.push([before, item]);
    before = item;
  });
  return found;
}

function cubics(points: readonly Point[]): Command[] {
  const slopes = pairs(tangents(points));
  return pairs(points).map(([[x0, y0], [x1, y1]], n) => {
    const third = (x1 - x0) / 3;
    const [from, to] = slopes[n] ?? [0, 0];
    return ["C", x0 + third, y0 + third * from, x1 - third, y1 - third * to, x1, y1];
  });
}

/** The slope of the curve at each point: flat at every high, low and end. */
export function tangents(points: readonly Point[]): number[] {
  const secants = pairs(points).map(([before, after]) => {
    const step = after[0] - before[0];
    return { step, slope: (after[1] - before[1]) / step };
  });
  const inner = pairs(secants).map(([before, after]) => tangent(before.step, after.step, before.slope, after.slope));
  return [0, ...inner, 0].slice(0, points.length);
}

/** Steffen's equation 11: the slope of the parabola through three points, held where both sides stay monotone. */
function tangent(h0: number, h1: number, s0: number, s1: number): number {
  if (s0 * s1 <= 0) return 0;
  const parabola = (s0 * h1 + s1 * h0) / (h0 + h1);
  return (s0 > 0 ? 1 : -1) * Math.min(2 * Math.abs(s0), 2 * Math.abs(s1), Math.abs(parabola));
}

/** The areas between a curve and the level `y`: those above it on the page (smaller y) and those below, each closed along
 * the level; the cubics are cut exactly where they cross it. */
export function splitAt(commands: readonly Command[], y: number): { above: Command[]; below: Command[] } {
  const pieces = segments(commands).flatMap((segment) => cutAt(segment, y));
  return { above: areas(pieces, y, (height) => height < y), below: areas(pieces, y, (height) => height > y) };
}

/** Every command as a cubic, straight lines too. */
function segments(commands: readonly Command[]): Segment[] {
  const found: Segment[] = [];
  let here: Point = [0, 0];
  for (const command of commands) {
    if (command[0] === "M") {
      here = [command[1], command[2]];
    } else if (command[0] === "L") {
      const [, x, y] = command;
      const third = [(x - here[0]) / 3, (y - here[1]) / 3] as const;
      found.push([here, [here[0] + third[0], here[1] + third[1]], [x - third[0], y - third[1]], [x, y]]);
      here = [x, y];
    } else if (command[0] === "C") {
      const [, x1, y1, x2, y2, x, y] = command;
      found.push([here, [x1, y1], [x2, y2], [x, y]]);
      here = [x, y];
    }
  }
  return found;
}

/** A segment that rises or falls crosses a level at most once. */
function cutAt(segment: Segment, y: number): Segment[] {
  const [start, , , end] = segment;
  if ((start[1] - y) * (end[1] - y) >= 0) return [segment];
  const [before, after] = divided(segment, crossing(segment, y));
  const level: Point = [before[3][0], y];
  return [
    [before[0], before[1], before[2], level],
    [level, after[1], after[2], after[3]],
  ];
}

/** The parameter at which a monotone cubic has this height: Newton's method, kept between two bounds. */
function crossing([[, a], [, b], [, c], [, d]]: Segment, y: number): number {
  const [first, second, third] = [3 * (b - a), 3 * (a - 2 * b + c), d - a + 3 * (b - c)];
  const rising = d > a;
  let [low, high, t] = [0, 1, 0.5];
  for (let n = 0; n < 60; n++) {
    const off = a - y + t * (first + t * (second + t * third));
    if (off < 0 === rising) low = t;
    else high = t;
    const slope = first + t * (2 * second + 3 * t * third);
    let better = slope === 0 ? low : t - off / slope;
    if (!(low < better && better < high)) better = (low + high) / 2;
    if (Math.abs(better - t) < 1e-15) break;
    t = better;
  }
  return t;
}

/** De Casteljau: the two halves of a cubic, each a cubic. */
function divided([a, b, c, d]: Segment, t: number): [Segment, Segment] {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  const middle = between(abc, bcd, t);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** Neighbouring pieces on one side of the level, each row of them closed along it. */
function areas(pieces: readonly Segment[], y: number, isInside: (height: number) => boolean): Command[] {
  const commands: Command[] = [];
  let end: Point | undefined;
  const close = () => {
    if (end !== undefined && end[1] !== y) commands.push(["L", end[0], y]);
    if (end !== undefined) commands.push(["Z"]);
    end = undefined;
  };
  for (const [start, first, second, last] of pieces) {
    const inside = isInside((start[1] + last[1]) / 2);
    if (!inside || (end !== undefined && (start[0] !== end[0] || start[1] !== end[1]))) close();
    if (!inside) continue;
    if (end === undefined) {
      commands.push(["M", start[0], y]);
      if (start[1] !== y) commands.push(["L", start[0], start[1]]);
    }
    commands.push(["C", first[0], first[1], second[0], second[1], last[0], last[1]]);
    end = last;
  }
  close();
  return commands;
}
