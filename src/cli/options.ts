import { shellNames } from '../shells/index'

/** One option of the command line. */
export interface Option {
  readonly type: 'string' | 'boolean'
  /** Given more than once, each counts. */
  readonly many?: boolean
  /** What stands for the value in the help. */
  readonly value?: string
  /** What the value may be, where it is one of a list. */
  readonly choices?: readonly string[]
  readonly about: string
}

/** Every option that a command may take, by its name without the hyphens. */
export const OPTIONS = {
  shell: { type: 'string', value: 'NAME', choices: shellNames(), about: 'The shell that will evaluate the output' },
  duration: { type: 'string', value: 'TIME', about: 'How long the credentials last: seconds, or 45m, 1h30m, 12h' },
  region: { type: 'string', value: 'REGION', about: 'Call AWS there, and export it' },
  'no-region': { type: 'boolean', about: 'Leave the region variables as they are' },
  'session-name': { type: 'string', value: 'NAME', about: 'The name of the role session' },
  'external-id': { type: 'string', value: 'ID', about: 'The external id that the role asks for' },
  'mfa-code': { type: 'string', value: 'CODE', about: 'The six digits of the MFA device' },
  'mfa-serial': { type: 'string', value: 'SERIAL', about: 'The MFA device; auto asks IAM' },
  'source-profile': { type: 'string', value: 'PROFILE', about: 'The profile that assumes the role, for a role given by its ARN' },
  'from-env': { type: 'boolean', about: 'Begin with the keys in the environment' },
  'session-policy': { type: 'string', value: 'JSON', about: 'A policy that narrows the session: JSON, or file://PATH' },
  'policy-arn': { type: 'string', many: true, value: 'ARN', about: 'A managed policy that narrows the session' },
  tag: { type: 'string', many: true, value: 'KEY=VALUE', about: 'A session tag' },
  'transitive-tag': { type: 'string', many: true, value: 'KEY', about: 'A session tag that goes on to the next role' },
  'source-identity': { type: 'string', value: 'NAME', about: 'Who is behind the session, for CloudTrail' },
  browser: { type: 'boolean', about: 'Open the browser for an SSO sign-in' },
  'if-needed': { type: 'boolean', about: 'Do nothing while this shell holds credentials of this profile' },
  'min-ttl': { type: 'string', value: 'TIME', about: 'How long they must still last' },
  format: { type: 'string', value: 'FORMAT', choices: ['json', 'dotenv'], about: 'json or dotenv in place of code for a shell' },
  json: { type: 'boolean', about: 'Print JSON' },
  verify: { type: 'boolean', about: 'Ask STS whose the keys are' },
  print: { type: 'boolean', about: 'Print on a terminal, too' },
  'clear-on-error': { type: 'boolean', about: 'Take the credentials out of the shell if this fails' },
  prompt: { type: 'boolean', about: 'Show the profile in the prompt, in another colour in its last ten minutes' },
  debug: { type: 'boolean', about: 'Say on stderr what is done; never a secret' },
  help: { type: 'boolean', about: 'Show this help' },
  version: { type: 'boolean', about: 'Show the version' },
} as const satisfies Readonly<Record<string, Option>>

export type OptionName = keyof typeof OPTIONS

/** Every command takes these. */
export const COMMON = ['debug', 'help', 'version'] as const satisfies readonly OptionName[]
