import { quote } from '../errors'
import type { Base, BaseKind } from './types'

/** A base in words, as in `profile "base" has …`. */
export function baseText({ kind, profile }: Base): string {
  return `profile ${quote(profile)} has ${KINDS[kind]}`
}

const KINDS: Readonly<Record<BaseKind, string>> = {
  static: 'long-term keys',
  temporary: 'temporary keys',
  environment: 'the keys of the environment',
  process: 'a credential_process',
  sso: 'an SSO role',
  'web-identity': 'a web identity',
  instance: "the EC2 instance's role",
  container: "the container's role",
  login: 'a session of `aws login`',
}

/** Keys that GetSessionToken takes and that have an MFA device: they are a user's own, as far as can be known before a process ran. */
export function isLongTerm(base: Base): boolean {
  return base.kind === 'static' || (base.kind === 'environment' && !base.sessionToken)
}

/** What a process hands out is known only when it ran. */
export function mayBeLongTerm(base: Base): boolean {
  return isLongTerm(base) || base.kind === 'process'
}
