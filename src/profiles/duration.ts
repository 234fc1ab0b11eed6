/**
 * Seconds of a duration as users write it: whole seconds (`3600`), `90s`, `45m`, `12h` or `1h30m`. Undefined for anything else, and for more than can be counted exactly.
 * `0` is a duration; which range is sensible is the caller's to say.
 */
export function parseDuration(text: string): number | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((digits) => Number(digits ?? 0))
  const total = hours * 3600 + minutes * 60 + seconds
  return Number.isSafeInteger(total) ? total : undefined
}

const form = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?$|^(\d+)s?$/
