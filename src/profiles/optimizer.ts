/** Characters from which on it is worth loading Node's module for it. */
const LONG = 300_000

/**
 * Has V8 run the code as it is. What runs for each of thousands of profiles is compiled once more by Node 20, which costs a tenth of
 * `list` and is done when all is over; later versions have a compiler in between that does better.
 */
export function skipOptimizer(text: string): void {
  if (text.length < LONG || !process.versions.node.startsWith('20.')) return
  process.getBuiltinModule('node:v8').setFlagsFromString('--no-opt')
}
