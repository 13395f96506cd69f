/** How minutes and people are shared: whole ones only, and nobody and nothing left without. */

const FEW = 6; // groups that are told one by one

/**
 * Whole minutes that add up to a total in the proportions given, each at least 1 (the largest remainders get what is
 * left over). Where the proportions are the total already, they are what is given. Where there are more parts than
 * minutes, each gets 1.
 *
 * @param {number} total
 * @param {readonly number[]} weights
 * @returns {number[]}
 */
export function share(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0);
  const small = weights.map((weight) => total * weight < sum);
  if (small.includes(true) && small.includes(false)) return withSmall(total, weights, small);
  if (small.includes(true)) return weights.map(() => 1);
  const exact = weights.map((weight) => (total * weight) / sum);
  const floors = exact.map(Math.floor);
  const left = total - floors.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const extra = new Set(order.slice(0, left).map(({ index }) => index));
  return floors.map((value, index) => value + (extra.has(index) ? 1 : 0));
}

/**
 * A minute for each part that would get less, and the others share what is left.
 *
 * @param {number} total
 * @param {readonly number[]} weights
 * @param {readonly boolean[]} small
 */
function withSmall(total, weights, small) {
  const rest = share(
    total - small.filter(Boolean).length,
    weights.filter((_, index) => !small[index]),
  );
  return weights.map((_, index) => (small[index] ? 1 : (rest.shift() ?? 1)));
}

/**
 * People in groups as alike as they can be, the smallest first: as few groups as may be, and nobody in one that is
 * too small for the work.
 *
 * @param {number} people
 * @param {number} least in a group
 * @param {number} most in a group
 * @returns {number[]}
 */
export function groups(people, least, most) {
  const wanted = Math.ceil(people / most);
  const count = Math.floor(people / wanted) < least ? Math.max(1, Math.floor(people / least)) : wanted;
  const size = Math.floor(people / count);
  return Array.from({ length: count }, (_, index) => (index < count - (people % count) ? size : size + 1));
}

/**
 * Groups as a leader says them: `2 + 2 + 3`, `8 med 3 och 1 med 4`.
 *
 * @param {readonly number[]} sizes
 */
export function inGroups(sizes) {
  if (sizes.length <= FEW) return sizes.join(" + ");
  const counts = [...new Set(sizes)].map((size) => `${sizes.filter((other) => other === size).length} med ${size}`);
  return counts.join(" och ");
}
