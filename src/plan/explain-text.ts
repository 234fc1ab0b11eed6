import { at, quote } from '../errors'
import type { Profiles, Section } from '../profiles/types'
import { unicode } from '../unicode'
import { withLongTermKeys } from './aws-mfa'
import { baseText } from './base-kinds'
import { explainWarnings } from './explain-warnings'
import type { AssumeRoleStep, Base, BaseKind, Plan, Step } from './types'

/** The plan as people read it: the base, below it each call, a little deeper, with the settings that decide them. Ends in a line feed. */
export function explainText(plan: Plan, profiles: Profiles): string {
  const { base, steps } = plan
  const warnings = explainWarnings(plan, profiles)
  const lines = [
    ...entry(0, capital(baseText(base))),
    ...settingLines(4, settingsOf(profiles, base.profile, base), BASE_SETTINGS[base.kind]),
    ...steps.flatMap((step, index) => [
      ...entry(2 * index, `→ ${step.call} for ${quote(step.profile)} ${details(step)}`),
      ...settingLines(2 * index + 4, settingsOf(profiles, step.profile), STEP_SETTINGS[step.call]),
    ]),
    ...resultLines(plan),
    ...(warnings.length > 0 ? ['Warnings:', ...warnings.flatMap((warning) => entry(2, warning))] : []),
  ]
  return `${lines.join('\n')}\n`
}

const BASE_SETTINGS: Readonly<Record<BaseKind, readonly string[]>> = {
  static: ['aws_access_key_id', 'aws_account_id'],
  temporary: ['aws_access_key_id', 'aws_session_token', 'aws_account_id'],
  environment: ['credential_source'],
  process: ['credential_process', 'aws_account_id'],
  sso: ['sso_session', 'sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'],
  'web-identity': ['web_identity_token_file'],
  instance: ['credential_source', 'ec2_metadata_service_endpoint', 'ec2_metadata_service_endpoint_mode'],
  container: ['credential_source'],
  login: ['login_session'],
}

const MFA = ['mfa_serial', 'aws_mfa_device', 'mfa_process']
const STEP_SETTINGS: Readonly<Record<Step['call'], readonly string[]>> = {
  GetRoleCredentials: [],
  GetSessionToken: [...MFA, 'duration_seconds', 'region'],
  AssumeRoleWithWebIdentity: ['role_arn', 'role_session_name', 'duration_seconds', 'region'],
  AssumeRole: [
    'role_arn',
    'source_profile',
    'credential_source',
    ...MFA,
    'external_id',
    'role_session_name',
    'source_identity',
    'session_tags',
    'transitive_session_tags',
    'duration_seconds',
    'region',
  ],
}

const NETWORK_SETTINGS = [
  'ignore_configured_endpoint_urls',
  'services',
  'endpoint_url',
  'use_fips_endpoint',
  'use_dualstack_endpoint',
  'ca_bundle',
]

type Settings = Pick<Section, 'settings'>

/** Where the settings of a profile stand: in itself, and for SSO in its sso-session. */
function settingsOf(profiles: Profiles, name: string, base?: Base): Settings[] {
  const session = base?.kind === 'sso' && base.session !== undefined ? profiles.ssoSession(base.session) : undefined
  return [withLongTermKeys(profiles, name), session].filter((found) => found !== undefined)
}

function details(step: Step): string {
  const {
    region,
    durationSeconds,
    roleSessionName,
    externalId,
    sourceIdentity,
    tags,
    transitiveTagKeys,
    policy,
    policyArns,
    mfaSerial,
  }: Details = step
  const texts = [
    `in ${region}`,
    durationSeconds && `for ${durationSeconds} seconds`,
    roleSessionName && `session ${quote(roleSessionName)}`,
    externalId && `external id ${quote(externalId)}`,
    sourceIdentity && `source identity ${quote(sourceIdentity)}`,
    tags &&
      `tags ${Object.entries(tags)
        .map((tag) => tag.join('='))
        .join(' ')}`,
    transitiveTagKeys && `of which ${transitiveTagKeys.join(' ')} go on to the next role`,
    (policy || policyArns) && 'narrowed by a session policy',
    mfaSerial && `with an MFA code of ${mfaSerial === 'auto' ? 'the device that IAM names' : mfaSerial}`,
  ]
  return texts.filter(Boolean).join(', ')
}

type Details = Partial<Omit<AssumeRoleStep, 'call'>>

function resultLines({ region, network, settings }: Plan): string[] {
  const { endpoints, useFips, useDualstack, caBundle } = network
  const facts = [
    region ? `AWS_REGION and AWS_DEFAULT_REGION become ${region}.` : 'AWS_REGION and AWS_DEFAULT_REGION stay as they are.',
    endpoints.sts && `STS is called at ${endpoints.sts}.`,
    useFips && 'FIPS endpoints are used.',
    useDualstack && 'Dual-stack endpoints are used.',
    caBundle && `The certificates in ${caBundle} are trusted, too.`,
  ]
  return [...facts.flatMap((fact) => (fact ? entry(0, fact) : [])), ...settingLines(4, [{ settings }], NETWORK_SETTINGS)]
}

function settingLines(indent: number, sections: readonly Settings[], names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const found = sections.map(({ settings }) => settings.get(name)).find((candidate) => candidate?.value)
    return found ? entry(indent, `${name} = ${found.value} (${at(found)})`) : []
  })
}

const WIDTH = 100

/** One entry, broken at blanks; what goes on is indented deeper. Nothing of a value can move the cursor or begin a line. */
function entry(indent: number, text: string): string[] {
  const lines: string[] = []
  let line = ' '.repeat(indent)
  const shown = USUAL.test(text) ? text : text.replace(unicode`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]`, escaped)
  for (const word of shown.split(' ')) {
    if (line.trim() && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = ' '.repeat(indent + 2)
    }
    line += line.trim() ? ` ${word}` : word
  }
  return [...lines, line]
}

const USUAL = /^[ -~→]*$/

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
