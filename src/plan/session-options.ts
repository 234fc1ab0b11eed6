import { UsageError } from '../errors'
import type { Profile } from '../profiles/types'
import { chosenText, type TextRule } from './chosen-text'
import type { Options, Request } from './request'
import { sessionTags } from './tags'
import type { AssumeRoleStep, SessionPolicies } from './types'

type RoleOptions = SessionPolicies & Pick<AssumeRoleStep, 'externalId' | 'sourceIdentity' | 'tags' | 'transitiveTagKeys'>

/** What else a role is assumed with: the options for the last call, and what the profile says. Throws UsageError or ConfigurationError for what STS would not take. */
export function roleOptions({ options }: Request, profile: Profile, isLast: boolean): RoleOptions {
  const typed: Options = isLast ? options : {}
  const externalId = chosenText(EXTERNAL_ID, typed.externalId, profile)
  const sourceIdentity = chosenText(SOURCE_IDENTITY, typed.sourceIdentity, profile)
  return {
    ...(externalId === undefined ? {} : { externalId }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...sessionTags(typed, profile),
    ...sessionPolicies(typed),
  }
}

/** The typed policies that narrow a session. Throws UsageError. */
export function sessionPolicies({ policy, policyArns = [] }: Options): SessionPolicies {
  if (policy !== undefined) checkPolicy(policy)
  if (policyArns.length > MOST_POLICIES)
    throw new UsageError(`--policy-arn is given ${policyArns.length} times: STS takes ${MOST_POLICIES} at most.`)
  for (const arn of policyArns) {
    if (!/^arn:[a-z0-9-]+:iam::[^:\s]*:policy\/\S+$/.test(arn)) {
      throw new UsageError(
        `--policy-arn ${JSON.stringify(arn)} is no ARN of a policy. It looks like arn:aws:iam::aws:policy/ReadOnlyAccess.`,
      )
    }
  }
  return { ...(policy === undefined ? {} : { policy }), ...(policyArns.length > 0 ? { policyArns } : {}) }
}

const MOST_POLICIES = 10

/** STS's rules for ExternalId and SourceIdentity. */
const EXTERNAL_ID: TextRule = {
  option: '--external-id',
  setting: 'external_id',
  pattern: /^[\w+=,.@:/-]{2,1224}$/,
  takes: '2 to 1224 letters, digits and +=,.@:/-_',
}
const SOURCE_IDENTITY: TextRule = {
  option: '--source-identity',
  setting: 'source_identity',
  pattern: /^[\w+=,.@-]{2,64}$/,
  takes: '2 to 64 letters, digits and +=,.@-_',
}

/** STS's rules for Policy: what it counts and what it takes are characters of Latin-1. */
function checkPolicy(policy: string): void {
  if (policy.length > 2048) throw new UsageError(`--session-policy is ${policy.length} characters long: STS takes 2048 at most.`)
  if (!/^[\t\n\r\u0020-\u00ff]*$/.test(policy))
    throw new UsageError('--session-policy holds characters that STS does not take: write them as \\u escapes.')
  if (!isJsonObject(policy))
    throw new UsageError('--session-policy is no JSON object. It looks like {"Version": "2012-10-17", "Statement": []}.')
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
