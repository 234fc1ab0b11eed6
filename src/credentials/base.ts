import type { Transport } from '../aws/transport'
import { RefusedError } from '../errors'
import type { AssumeRoleWithWebIdentityStep, EnvironmentBase, Plan } from '../plan/types'
import type { Asks, Credentials } from './types'

/**
 * The credentials that a plan begins with; what a kind needs is loaded only when it is used.
 * Throws ConfigurationError, RefusedError, NetworkError or SessionOverError.
 */
export async function baseCredentials(plan: Plan, transport: Transport, asks: Asks): Promise<Credentials> {
  const { base } = plan
  switch (base.kind) {
    case 'static':
      return { accessKeyId: base.accessKeyId, secretAccessKey: base.secretAccessKey, accountId: base.accountId }
    case 'temporary':
      return {
        accessKeyId: base.accessKeyId,
        secretAccessKey: base.secretAccessKey,
        sessionToken: base.sessionToken,
        accountId: base.accountId,
      }
    case 'environment':
      return environmentCredentials(base)
    case 'process':
      return (await import('./base/process')).processCredentials(base, asks)
    case 'sso':
      return (await import('./base/sso')).ssoCredentials(base, plan, transport, asks)
    case 'web-identity': {
      const { webIdentityCredentials } = await import('./base/web-identity')
      return webIdentityCredentials(base.tokenFile, webIdentityStep(plan), plan, transport, asks)
    }
    case 'instance':
      return (await import('./base/instance')).instanceCredentials(base, asks)
    case 'container':
      return (await import('./base/container')).containerCredentials(base.profile, asks)
    case 'login':
      return (await import('./base/login')).loginCredentials(base, plan, transport, asks)
  }
}

function environmentCredentials({ accessKeyId, secretAccessKey, sessionToken, accountId, expiration }: EnvironmentBase): Credentials {
  const end = expiration === undefined ? undefined : new Date(expiration)
  if (end && end.getTime() <= Date.now()) {
    throw new RefusedError(`The keys in the environment expired at ${end.toISOString()} (AWS_CREDENTIAL_EXPIRATION).`)
  }
  // An end that is no date is none.
  return { accessKeyId, secretAccessKey, sessionToken, accountId, ...(end && end.getTime() > 0 ? { expiration: end } : {}) }
}

function webIdentityStep({ steps }: Plan): AssumeRoleWithWebIdentityStep {
  const step = steps.find((candidate) => candidate.call === 'AssumeRoleWithWebIdentity')
  if (step) return step
  throw new Error('a plan with a web identity has no step for it')
}
