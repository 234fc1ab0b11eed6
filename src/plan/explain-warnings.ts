import type { Profiles } from '../profiles/types'
import { LONG_TERM } from './aws-mfa'
import type { Plan } from './types'

/** The plan's warnings, and those of the files that concern a file as a whole or a profile of this chain. */
export function explainWarnings(plan: Plan, profiles: Profiles): string[] {
  const names = [plan.profile, plan.base.profile, ...plan.steps.map(({ profile }) => profile)]
  const concerned = new Set([...names, ...names.map((name) => name + LONG_TERM)])
  const ofFiles = profiles.warnings.filter(({ profile }) => profile === undefined || concerned.has(profile))
  return [...plan.warnings, ...ofFiles.map(({ message }) => message)]
}
