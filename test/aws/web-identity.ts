import { randomBytes } from 'node:crypto'
import { AwsError, accessDenied } from './errors'
import type { Role, State, WebIdentity } from './state'

export const issuer = 'https://token.example.test'
export const audience = 'sts.amazonaws.com'

/** The text of a JWT with which its subject may assume the role until it expires. */
export function issueWebIdentity(state: State, role: Role, expiration: Date): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const exp = Math.floor(expiration.getTime() / 1000)
  const subject = 'repo:acme/site:ref:refs/heads/main'
  const claims = { iss: issuer, aud: audience, sub: subject, iat: exp - 3600, exp }
  const token = [encode({ alg: 'RS256', typ: 'JWT' }), encode(claims), randomBytes(256).toString('base64url')].join('.')
  state.webIdentities.set(token, { role, subject, expiration })
  return token
}

/** What a JWT is good for. Throws `AwsError` where it is not good for this role now. */
export function webIdentity(state: State, token: string, roleArn: string, now: Date): WebIdentity {
  if (token.split('.').length !== 3) {
    throw new AwsError(
      'InvalidIdentityToken',
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    )
  }
  const identity = state.webIdentities.get(token)
  if (!identity) throw new AwsError('InvalidIdentityToken', 'The web identity token that was passed could not be validated by AWS.')
  if (identity.expiration <= now) {
    const [current, expired] = [now, identity.expiration].map((date) => Math.floor(date.getTime() / 1000))
    throw new AwsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${current} must be before the expiration date/time ${expired}`,
    )
  }
  if (identity.role.arn !== roleArn) throw accessDenied('Not authorized to perform sts:AssumeRoleWithWebIdentity')
  return identity
}
