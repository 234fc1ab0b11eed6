import { quote, SessionOverError } from '../../errors'
import type { SsoBase } from '../../plan/types'
import { typed } from '../typed-line'

/** The error of a session that is over. */
export function ssoIsOver(base: SsoBase, environment: NodeJS.ProcessEnv, cause?: unknown): SessionOverError {
  const line = `aws sso login ${loginOptions(base)}${environment.SSH_CONNECTION ? ' --use-device-code' : ''}`
  return new SessionOverError(`Profile ${quote(base.profile)}: its SSO session is over. Run \`${line}\` for a new one.`, { cause })
}

/** How the AWS CLI is told which session. */
export function loginOptions({ session, profile }: SsoBase): string {
  return session === undefined ? `--profile ${typed(profile)}` : `--sso-session ${typed(session)}`
}
