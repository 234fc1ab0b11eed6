import { quote, UsageError } from '../errors'
import type { Options, Request } from './request'
import type { Step } from './types'

/** An option that nothing would heed is a mistake worth saying. `last` is the call whose credentials the user gets; undefined where none is made. Throws UsageError. */
export function rejectUnheeded({ options, target }: Request, last: Step['call'] | undefined): void {
  const { heeds, why } = last ? CALLS[last] : NO_CALL
  for (const [key, name] of Object.entries(ROLE_OPTIONS)) {
    if (!isGiven(options[key as RoleOption]) || heeds.includes(key as RoleOption)) continue
    throw new UsageError(
      `${name} would change nothing: profile ${quote('profile' in target ? target.profile : target.roleArn)} ${why}. Leave it out.`,
    )
  }
}

type RoleOption = keyof typeof ROLE_OPTIONS

/** As the command line spells them. */
const ROLE_OPTIONS = {
  duration: '--duration',
  sessionName: '--session-name',
  externalId: '--external-id',
  tags: '--tag',
  transitiveTagKeys: '--transitive-tag',
  sourceIdentity: '--source-identity',
  policy: '--session-policy',
  policyArns: '--policy-arn',
} as const satisfies Partial<Record<keyof Options, string>>

interface Heeds {
  readonly heeds: readonly RoleOption[]
  readonly why: string
}

const NO_CALL: Heeds = { heeds: [], why: 'assumes no role, and its credentials are taken as they are' }

const CALLS: Readonly<Record<Step['call'], Heeds>> = {
  AssumeRole: { heeds: Object.keys(ROLE_OPTIONS) as RoleOption[], why: '' },
  AssumeRoleWithWebIdentity: {
    heeds: ['duration', 'sessionName', 'policy', 'policyArns'],
    why: 'assumes its role with a web identity, which takes no such thing',
  },
  GetSessionToken: { heeds: ['duration'], why: 'gets a session for long-term keys, and no role' },
  GetRoleCredentials: { heeds: [], why: 'gets an SSO role as it is' },
}

function isGiven(value: Options[RoleOption]): boolean {
  return typeof value === 'object' ? Object.keys(value).length > 0 : value !== undefined
}
