import type { ConfigurationError } from '../errors'
import type { Profiles, Setting } from '../profiles/types'
import { explainWarnings } from './explain-warnings'
import type { BaseKind, Plan } from './types'

export { explainText } from './explain-text'

/** The plan as programs read it. The order of the keys, and which there are, is a public interface; no secret is among them. */
export interface Explanation {
  readonly profile: string
  readonly region: string | null
  readonly settings: Readonly<Record<string, ExplainedSetting>>
  readonly base: object
  readonly steps: readonly object[]
  readonly warnings: readonly string[]
}

interface ExplainedSetting {
  readonly value: string | Readonly<Record<string, string>>
  readonly file: string
  readonly line: number
}

export function explainJson(plan: Plan, profiles: Profiles): Explanation {
  return {
    profile: plan.profile,
    region: plan.region ?? null,
    // fromEntries makes a property even of `__proto__`.
    settings: Object.fromEntries([...plan.settings].map(([name, setting]) => [name, explained(setting)])),
    base: pick(plan.base, ['kind', 'profile', ...BASE[plan.base.kind]]),
    steps: plan.steps.map((step) => pick(step, STEP)),
    warnings: explainWarnings(plan, profiles),
  }
}

/** An error as programs read it. */
export function errorJson({ message, profile, place }: ConfigurationError): { readonly error: object } {
  return { error: pick({ message, profile, file: place?.file, line: place?.line }, ['message', 'profile', 'file', 'line']) }
}

const BASE: Readonly<Record<BaseKind, readonly string[]>> = {
  static: ['accessKeyId', 'accountId'],
  temporary: ['accessKeyId', 'accountId'],
  environment: [],
  process: ['command', 'accountId'],
  sso: ['startUrl', 'ssoRegion', 'accountId', 'roleName', 'session'],
  'web-identity': ['tokenFile', 'roleArn'],
  instance: [],
  container: [],
  login: ['session'],
}
const STEP = [
  'call',
  'profile',
  'roleArn',
  'roleSessionName',
  'externalId',
  'durationSeconds',
  'mfaSerial',
  'region',
  'tags',
  'transitiveTagKeys',
  'sourceIdentity',
  'policy',
  'policyArns',
]

function explained({ value, properties, file, line }: Setting): ExplainedSetting {
  const texts = properties && Object.fromEntries([...properties].map(([name, property]) => [name, property.value]))
  return { value: texts ?? value, file, line }
}

/** The named properties that are there, in the order of the names. */
function pick(from: object, names: readonly string[]): object {
  const found = new Map<string, unknown>(Object.entries(from))
  return Object.fromEntries(names.map((name) => [name, found.get(name)]).filter(([, value]) => value !== undefined))
}
