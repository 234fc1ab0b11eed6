import { quote, UsageError } from '../errors'
import type { Profile, Setting } from '../profiles/types'
import { lookUp } from './lookup'
import type { Request } from './request'
import { isRoleArn, ROLE_ARN_FORM } from './role-arn'

/** The profile that the user named. A role without one becomes one, named by its ARN. Throws UsageError or ConfigurationError. */
export function selectProfile({ target, profiles, options }: Request): Profile {
  if ('profile' in target) return lookUp(profiles, target.profile)
  const { roleArn, sourceProfile } = target
  if (!isRoleArn(roleArn)) throw new UsageError(`${quote(roleArn)} is no ARN of a role. ${ROLE_ARN_FORM}`)
  const settings = new Map<string, Setting>([['role_arn', typed(roleArn)]])
  if (sourceProfile !== undefined) {
    lookUp(profiles, sourceProfile)
    settings.set('source_profile', typed(sourceProfile))
  } else if (!options.fromEnv) {
    throw new UsageError('A role given by its ARN needs --source-profile NAME, the profile that assumes it.')
  }
  return { name: roleArn, ...COMMAND_LINE, settings }
}

const COMMAND_LINE = { file: 'the command line', line: 1 }

function typed(value: string): Setting {
  return { value, ...COMMAND_LINE }
}
