import { quote, UsageError } from '../errors'
import { parseDuration } from '../profiles/duration'
import type { Arguments } from './arguments'
import type { OptionName } from './options'

/** An option's seconds; undefined where it was not given. Throws UsageError for what is no duration. */
export function readDuration(args: Arguments, name: OptionName): number | undefined {
  const text = args.string(name)
  if (text === undefined) return undefined
  const seconds = parseDuration(text)
  if (seconds !== undefined) return seconds
  throw new UsageError(`--${name} ${quote(text)} is no duration: it is seconds, or 45m, 1h30m, 12h.`)
}
