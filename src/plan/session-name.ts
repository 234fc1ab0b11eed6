import { ConfigurationError, quote } from '../errors'
import type { Profile } from '../profiles/types'
import { unicode } from '../unicode'
import { chosenText, type TextRule } from './chosen-text'
import type { Request } from './request'

/** STS's rule for RoleSessionName. */
const RULE: TextRule = {
  option: '--session-name',
  setting: 'role_session_name',
  pattern: /^[\w+=,.@-]{2,64}$/,
  takes: '2 to 64 letters, digits and +=,.@-_',
}

/**
 * RoleSessionName of a role: the option (for the last call), the profile's, AWS_ROLE_SESSION_NAME, the settings', else one that finds its owner in CloudTrail:
 * the last part of the MFA serial, which for most is the IAM user, or the OS user. What somebody chose is an error where it is illegal; what nobody chose is cleaned.
 */
export function roleSessionName(request: Request, profile: Profile, isLast: boolean, mfaSerial: string | undefined): string {
  const { options, environment, settings, osUser } = request
  const chosen = chosenText(RULE, isLast ? options.sessionName : undefined, profile)
  if (chosen !== undefined) return chosen
  const fromEnvironment = environment.AWS_ROLE_SESSION_NAME?.trim()
  if (fromEnvironment && !RULE.pattern.test(fromEnvironment)) {
    throw new ConfigurationError(`AWS_ROLE_SESSION_NAME ${quote(fromEnvironment)} is not allowed. It takes ${RULE.takes}.`)
  }
  return fromEnvironment || settings.sessionName || cleaned(lastPart(mfaSerial) ?? osUser)
}

/** Of an ARN: a hardware device's number names nobody. */
function lastPart(serial: string | undefined): string | undefined {
  return serial?.includes('/') ? serial.slice(serial.lastIndexOf('/') + 1) : undefined
}

function cleaned(name: string): string {
  const legal = /^[\w+=,.@-]*$/.test(name)
    ? name
    : name
        .normalize('NFD')
        .replace(unicode`\p{M}`, '')
        .replace(/[^\w+=,.@-]/gu, '-')
  const clean = legal.slice(0, 64)
  return clean.length < 2 ? `awsenv${clean && `-${clean}`}` : clean
}
