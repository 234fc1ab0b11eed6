import { userEnvironment } from '../environment/restore'
import type { Environment } from '../environment/types'
import { PROFILE_MARK } from '../environment/variables'
import { makePlan } from '../plan/plan'
import type { Request } from '../plan/request'
import type { Plan } from '../plan/types'
import { readProfiles } from '../profiles/profiles'
import type { Profiles, Settings, SettingsFile } from '../profiles/types'
import type { Run } from './command'
import { planRequest } from './plan-request'
import { readTarget } from './target'

/** What the user wants, read from the command line and the files. */
export interface Intent {
  /** The profile's name, or the role's ARN. */
  readonly name: string
  /** Six digits. */
  readonly code: string | undefined
  readonly profiles: Profiles
  readonly settings: Settings
  /** Throws ConfigurationError, UsageError or MfaError for what can be known to fail. */
  plan(): Plan
}

/** Throws UsageError for words that are wrong, ConfigurationError for files that cannot be read. */
export function readIntent(
  { args, environment }: Pick<Run, 'args' | 'environment'>,
  settingsFile: SettingsFile,
  goal: Request['goal'],
): Intent {
  const own: Environment = userEnvironment(environment)
  const profiles = readProfiles(environment)
  const { target, name, code } = readTarget(args, own, profiles)
  const settings = settingsFile.settingsFor(name)
  const insideAwsenv = Boolean(environment[PROFILE_MARK])
  return {
    name,
    code,
    profiles,
    settings,
    plan: () => makePlan(planRequest({ args, target, goal, code, profiles, settings, environment: own, insideAwsenv })),
  }
}
