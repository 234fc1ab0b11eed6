import { quote, UsageError } from '../errors'
import type { Profile } from '../profiles/types'
import { setting } from './lookup'
import { problem } from './problem'

/** A text that the user may type or a profile may say, and what STS takes for it. */
export interface TextRule {
  readonly option: string
  readonly setting: string
  readonly pattern: RegExp
  /** What the pattern wants, in words. */
  readonly takes: string
}

/** What was typed, else what the profile says. Throws UsageError or ConfigurationError where STS would not take it. */
export function chosenText(rule: TextRule, typed: string | undefined, profile: Profile): string | undefined {
  if (typed !== undefined) {
    if (rule.pattern.test(typed)) return typed
    throw new UsageError(`${rule.option} ${quote(typed)} is not allowed: it takes ${rule.takes}.`)
  }
  const own = setting(profile, rule.setting)
  if (!own || rule.pattern.test(own.value)) return own?.value
  throw problem(profile, `its ${rule.setting} ${quote(own.value)} is not allowed`, own, `It takes ${rule.takes}.`)
}
