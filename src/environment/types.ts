import type { Secret } from '../secret'

/** One variable's new value; `undefined` removes it. */
export type Assignment = readonly [name: string, value: string | Secret | undefined]

/** What becomes of the environment, in the order in which it is printed. */
export type Change = readonly Assignment[]

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>
