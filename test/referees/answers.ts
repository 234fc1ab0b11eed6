import type { RecordedRequest } from '../aws'
import { awsenv } from '../support/program'
import type { Files, Scene } from './scene'

/**
 * What a set of files comes to, in one line: whose key signs the first request, and the roles in the order in which they are assumed, `ana > dev > audit`;
 * `+MFA` behind the one whose call carries a code; in brackets what AWS refused. `refused`: an error, and no request.
 */
export type Answer = string

/** Of a CLI that asked who it is, and ended with this status. */
export function answerOfCli(status: number | null, { aws: { requests }, nameOf }: Scene): Answer {
  const [first] = requests
  if (!first) return status === 0 ? 'no request' : 'refused'
  const base = BASES[first.action]?.(first) ?? nameOf(first.accessKeyId ?? 'nobody')
  const roles = requests
    .filter(({ action }) => action.startsWith('AssumeRole'))
    .map(({ parameters: { RoleArn = '', SerialNumber } }) => nameOf(RoleArn) + (SerialNumber === undefined ? '' : '+MFA'))
  const end = status === 0 ? '' : ` (${requests.find(({ outcome }) => outcome !== 'ok')?.outcome ?? 'no answer'})`
  return [base, ...roles].join(' > ') + end
}

/** By the first action, where it is not signed. */
const BASES: Readonly<Record<string, (request: RecordedRequest) => string>> = {
  GetToken: () => 'instance',
  GetContainerCredentials: () => 'container',
  AssumeRoleWithWebIdentity: () => 'web identity',
  GetRoleCredentials: ({ parameters }) => `SSO ${parameters.role_name}`,
}

/** Of `awsenv explain --json`. */
export async function answerOfExplain(scene: Scene, { options = [] }: Files): Promise<Answer> {
  const { env, nameOf, profile } = scene
  const words = profile === undefined ? options : [profile, ...options]
  const { status, stdout } = await awsenv(['explain', '--json', ...words], { env })
  if (status !== 0) return 'refused'
  const { base, steps } = JSON.parse(stdout) as Explained
  const roles = steps.flatMap(({ roleArn, mfaSerial }) => (roleArn ? nameOf(roleArn) + (mfaSerial === undefined ? '' : '+MFA') : []))
  return [baseName(base, env, nameOf), ...roles].join(' > ')
}

interface Explained {
  readonly base: Base
  readonly steps: readonly { readonly roleArn?: string; readonly mfaSerial?: string }[]
}

type Base = Readonly<Record<string, string>> & { readonly kind: string }

function baseName({ kind, accessKeyId = '', command = '', roleName }: Base, env: Scene['env'], nameOf: Scene['nameOf']): string {
  switch (kind) {
    case 'static':
      return accessKeyId.startsWith('ASIA') ? `${nameOf(accessKeyId)} without its token` : nameOf(accessKeyId)
    case 'temporary':
      return nameOf(accessKeyId)
    case 'environment':
      return nameOf(env.AWS_ACCESS_KEY_ID ?? '')
    case 'process':
      return nameOf(/A[KS]IA\w{16}/.exec(command)?.[0] ?? '')
    case 'sso':
      return `SSO ${roleName}`
    case 'web-identity':
      return 'web identity'
  }
  return kind
}
