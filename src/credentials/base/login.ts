import { answerOf } from '../../aws/answer'
import { refusalCode } from '../../aws/refusal'
import { refreshLogin } from '../../aws/signin'
import type { Answer } from '../../aws/sts'
import type { Transport } from '../../aws/transport'
import { AwsenvError, quote, SessionOverError } from '../../errors'
import type { LoginBase, Plan } from '../../plan/types'
import { checkedAnswer } from '../checked'
import { typed } from '../typed-line'
import type { Asks, Credentials } from '../types'
import { type CachedLogin, readLoginCache } from './login-cache'

/** Milliseconds before their end at which credentials are refreshed, as the SDKs do. */
const REFRESH_WINDOW = 300_000

/**
 * The credentials of a session that `aws login` began, from the AWS CLI's cache. They last for 15 minutes; old ones are refreshed for this run,
 * and nothing is written back. Throws SessionOverError, RefusedError, NetworkError or ConfigurationError.
 */
export async function loginCredentials(base: LoginBase, plan: Plan, transport: Transport, asks: Asks): Promise<Credentials> {
  const cached = readLoginCache(base.session, asks.environment)
  if (!cached) throw isOver(base, asks)
  const answer = cached.left > REFRESH_WINDOW ? answerOf(cached.keys) : await refreshed(cached, base, plan, transport, asks)
  const { accountId } = cached
  return checkedAnswer({ ...answer, accountId }, `Profile ${quote(base.profile)}: login session`)
}

async function refreshed(cached: CachedLogin, base: LoginBase, { network }: Plan, transport: Transport, asks: Asks): Promise<Answer> {
  const { note, debug } = asks
  const { endpoints, useFips, useDualstack } = network
  const subject = `Profile ${quote(base.profile)}`
  const target = { region: regionOf(cached, base, asks), endpoint: endpoints.signin, useFips, useDualstack }
  try {
    return await refreshLogin(
      { target, transport, story: { call: 'CreateOAuth2Token', subject, wanted: base.session, note, debug } },
      cached,
    )
  } catch (error) {
    if (!(error instanceof AwsenvError)) throw error
    if (cached.left > 0) {
      note(`${subject}: its login session could not be refreshed. Its credentials last for another ${Math.floor(cached.left / 1000)} s.`)
      return answerOf(cached.keys)
    }
    throw refusalCode(error) === undefined || isForbidden(error.cause) ? error : isOver(base, asks, error)
  }
}

/** The session goes on, but its user has no right to refresh it. */
function isForbidden(cause: unknown): boolean {
  return (cause as { error?: string }).error === 'INSUFFICIENT_PERMISSIONS'
}

/** The first that can be part of a host's name. */
function regionOf({ region }: CachedLogin, base: LoginBase, { environment }: Asks): string {
  const candidates = [region, base.region, environment.AWS_REGION, environment.AWS_DEFAULT_REGION]
  return candidates.find((candidate) => candidate !== undefined && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(candidate)) ?? 'us-east-1'
}

function isOver({ profile }: LoginBase, { environment }: Asks, cause?: unknown): SessionOverError {
  const remote = environment.SSH_CONNECTION ? ' --remote' : ''
  const line = `aws login --profile ${typed(profile)}${remote}`
  return new SessionOverError(`Profile ${quote(profile)}: its login session is over. Run \`${line}\` for a new one.`, { cause })
}
