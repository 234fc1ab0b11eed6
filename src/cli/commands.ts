import type { Command } from './command'
import type { OptionName } from './options'
import { completedShells, initNames } from './start-up'

/** How credentials are obtained. */
const OBTAINING = ['region', 'mfa-code', 'mfa-serial', 'from-env', 'browser'] as const satisfies readonly OptionName[]
const ROLE = [
  'source-profile',
  'session-name',
  'external-id',
  'session-policy',
  'policy-arn',
  'tag',
  'transitive-tag',
  'source-identity',
] as const satisfies readonly OptionName[]
/** What a shell evaluates. */
const EVALUATED = [
  'shell',
  'no-region',
  'format',
  'if-needed',
  'min-ttl',
  'print',
  'clear-on-error',
] as const satisfies readonly OptionName[]

/** Every command: a new one is a file and its lines here. */
export const commands: readonly Command[] = [
  {
    name: 'assume',
    about: 'Print the code that puts the credentials of a profile or role into this shell',
    positionals: '[PROFILE or ROLE_ARN] [CODE]',
    most: 2,
    options: ['duration', ...OBTAINING, ...ROLE, ...EVALUATED],
    isEvaluated: true,
    examples: [
      'eval "$(awsenv assume prod)"',
      'eval "$(awsenv assume prod 123456)"',
      'eval "$(awsenv assume arn:aws:iam::111122223333:role/Admin --source-profile base)"',
    ],
    load: () => import('./assume'),
  },
  {
    name: 'session',
    about: "Print the code for a session of a profile's long-term keys, for a role profile its source's",
    positionals: '[PROFILE] [CODE]',
    most: 2,
    options: ['duration', ...OBTAINING, ...EVALUATED],
    isEvaluated: true,
    examples: ['eval "$(awsenv session base 123456)"'],
    load: () => import('./session'),
  },
  {
    name: 'unset',
    about: 'Print the code that takes them out again and puts back what was there',
    positionals: '',
    most: 0,
    options: ['shell', 'print'],
    isEvaluated: true,
    examples: ['eval "$(awsenv unset)"'],
    load: () => import('./unset'),
  },
  {
    name: 'process',
    about: 'Print the credentials as the AWS CLI and the SDKs take them from a credential_process',
    positionals: '[PROFILE or ROLE_ARN] [CODE]',
    most: 2,
    options: ['duration', ...OBTAINING, ...ROLE, 'print'],
    isEvaluated: false,
    examples: ['credential_process = awsenv process prod'],
    load: () => import('./process'),
  },
  {
    name: 'explain',
    about: 'Show what assume would do, and which line of which file made it so, without calling AWS',
    positionals: '[PROFILE or ROLE_ARN]',
    most: 1,
    options: ['duration', ...OBTAINING.filter((name) => name !== 'browser' && name !== 'mfa-code'), 'no-region', ...ROLE, 'json'],
    isEvaluated: false,
    examples: ['awsenv explain prod', 'awsenv explain prod --json'],
    load: () => import('./explain'),
  },
  {
    name: 'list',
    about: 'List the profiles',
    positionals: '',
    most: 0,
    options: ['json'],
    isEvaluated: false,
    examples: [],
    load: () => import('./list'),
  },
  {
    name: 'status',
    about: 'Show what this shell holds, and for how long',
    positionals: '',
    most: 0,
    options: ['min-ttl', 'verify', 'json'],
    isEvaluated: false,
    examples: ['awsenv status --min-ttl 45m && terraform apply'],
    load: () => import('./status'),
  },
  {
    name: 'init',
    about: "Print what a shell's start-up file evaluates, so that assume, session and unset need no eval",
    positionals: 'SHELL',
    choices: initNames,
    most: 1,
    options: ['prompt'],
    isEvaluated: false,
    examples: ['eval "$(awsenv init bash)"', 'awsenv init direnv > ~/.config/direnv/lib/awsenv.sh'],
    load: () => import('./init'),
  },
  {
    name: 'completion',
    about: 'Print the completion script alone',
    positionals: 'SHELL',
    choices: completedShells,
    most: 1,
    options: [],
    isEvaluated: false,
    examples: ['awsenv completion zsh > ~/.zfunc/_awsenv'],
    load: () => import('./completion'),
  },
]
