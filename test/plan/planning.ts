import { AwsenvError } from '../../src/errors'
import { makePlan } from '../../src/plan/plan'
import type { Request } from '../../src/plan/request'
import type { Plan } from '../../src/plan/types'
import { parse } from '../../src/profiles/parse'
import { joinFiles } from '../../src/profiles/profiles'
import type { Profiles } from '../../src/profiles/types'

/** What is planned. */
export interface Case extends Omit<Partial<Request>, 'profiles'> {
  /** `default` unless a target is given. */
  readonly profile?: string
  /** The text of ~/.aws/config, with ` | ` for a line end. */
  readonly config?: string
  /** The text of ~/.aws/credentials, likewise. */
  readonly credentials?: string
}

export const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE | aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const TOKEN = 'aws_session_token = FQoGZXIvYXdzEXAMPLETOKEN'
export const ROLE = 'arn:aws:iam::111122223333:role'
export const DEVICE = 'arn:aws:iam::111122223333:mfa'

/** Throws as makePlan does. */
export function plan(asked: Case): Plan {
  return planWithProfiles(asked).plan
}

/** The plan together with what it was made from. */
export function planWithProfiles({ profile = 'default', config, credentials, ...asked }: Case): {
  readonly plan: Plan
  readonly profiles: Profiles
} {
  const profiles = profilesOf({ config, credentials })
  const plan = makePlan({
    target: { profile },
    goal: 'assume',
    options: {},
    environment: {},
    insideAwsenv: false,
    settings: {},
    osUser: 'tester',
    ...asked,
    profiles,
  })
  return { plan, profiles }
}

export function profilesOf({ config = '', credentials = '' }: { config?: string | undefined; credentials?: string | undefined }): Profiles {
  const files = { config: '~/.aws/config', credentials: '~/.aws/credentials' }
  const text = (lines: string) => lines.replaceAll(' | ', '\n')
  return joinFiles(parse(text(config), files.config, 'config'), parse(text(credentials), files.credentials, 'credentials'), files)
}

/** The status and message of the error that planning comes to; `planned` where there is none. */
export function refusal(asked: Case): string {
  try {
    plan(asked)
    return 'planned'
  } catch (error) {
    if (error instanceof AwsenvError) return `${error.status} ${error.message}`
    throw error
  }
}

/** The base and the calls in one line; `+NAME` behind the call that carries the code of that device. */
export function outline({ base, steps }: Plan): string {
  const calls = steps.map((step) => {
    const serial = 'mfaSerial' in step ? ` +${step.mfaSerial?.split('/').at(-1)}` : ''
    return `${step.call} ${step.profile}${serial}`
  })
  return [`${base.kind} ${base.profile}`, ...calls].join(' > ')
}
