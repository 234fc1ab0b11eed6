import type { Answer } from './answers'
import type { Files } from './scene'

/** Configurations of which awsenv and the AWS CLI make the same. */
export const agreements: readonly (readonly [what: string, files: Files, answer: Answer])[] = [
  // Where keys may stand
  ['keys in the credentials file', { credentials: '[p] | {ana}' }, 'ana'],
  ['keys in the config file', { config: '[profile p] | {ana}' }, 'ana'],
  ['keys in both files', { config: '[profile p] | {bo}', credentials: '[p] | {ana}' }, 'ana'],
  ['temporary keys', { credentials: '[p] | {tmp}' }, 'tmp'],
  ['a token in the other file', { config: '[profile p] | aws_session_token = x', credentials: '[p] | {ana}' }, 'ana'],
  [
    'a pair over both files',
    { config: '[profile p] | aws_secret_access_key = {ana.secret}', credentials: '[p] | aws_access_key_id = {ana.id}' },
    'refused',
  ],
  ['half a pair', { credentials: '[p] | aws_access_key_id = {ana.id}' }, 'refused'],
  ['half a pair before a whole one', { config: '[profile p] | {bo}', credentials: '[p] | aws_access_key_id = {ana.id}' }, 'refused'],
  [
    'a secret alone before a whole pair',
    { config: '[profile p] | {ana}', credentials: '[p] | aws_secret_access_key = {bo.secret}' },
    'ana',
  ],

  // Which profile, which files
  ['no profile named: [default]', { config: '[default] | {ana}', profile: null }, 'ana'],
  ['[profile default] behind [default]', { config: '[default] | {bo} | [profile default] | {ana}', profile: null }, 'ana'],
  ['a profile named before AWS_PROFILE', { credentials: '[p] | {ana} | [q] | {bo}', env: { AWS_PROFILE: 'q' } }, 'ana'],
  ['a profile that is not there', { config: '[profile P] | {ana}', credentials: '[default] | {ana}' }, 'refused'],
  [
    'a profile that says nothing of credentials',
    { config: '[profile p] | region = eu-west-1', credentials: '[default] | {ana}' },
    'refused',
  ],
  [
    'files that are elsewhere',
    {
      config: '[profile q] | {ana}',
      credentials: '[p] | {bo}',
      profile: 'q',
      env: { AWS_CONFIG_FILE: '~/.aws/config', AWS_SHARED_CREDENTIALS_FILE: '{home}/none' },
    },
    'ana',
  ],
  [
    'keys of the environment, which --from-env asks for',
    {
      credentials: '[default] | {bo}',
      profile: null,
      env: { AWS_ACCESS_KEY_ID: '{ana.id}', AWS_SECRET_ACCESS_KEY: '{ana.secret}' },
      options: ['--from-env'],
    },
    'ana',
  ],

  // Headers and lines
  ['a quoted name with a blank', { config: '[profile "foo bar"] | {ana}', profile: 'foo bar' }, 'ana'],
  ['a name with a blank and no quotes', { config: '[profile foo bar] | {ana}', profile: 'foo bar' }, 'refused'],
  ['a name with every mark', { config: '[profile a.b@c:d+e/f%g_h-ß] | {ana}', profile: 'a.b@c:d+e/f%g_h-ß' }, 'ana'],
  ['a config header without `profile`', { config: '[p] | {ana}' }, 'refused'],
  ['comments', { config: '# a | ; b | [profile\t p] # c |   # d | {ana} |   ; e' }, 'ana'],
  [
    'keys in capitals, indented, without blanks, with line ends of Windows',
    { credentials: '[p]\r |   AWS_ACCESS_KEY_ID={ana.id}\r |   Aws_Secret_Access_Key\t=\t{ana.secret} \r | ' },
    'ana',
  ],
  [
    'a key that its indentation makes a part of the one above',
    { credentials: '[p] | aws_access_key_id = {ana.id} |   aws_secret_access_key = {ana.secret}' },
    'refused',
  ],
  ['sub-properties', { config: '[profile p] | s3 = |   max_concurrent_requests = 20 | {ana}' }, 'ana'],
  ['a line without =', { credentials: '[p] | {ana} | nonsense' }, 'refused'],

  // Chains
  ['a role', { config: '[profile p] | role_arn = {dev} | source_profile = a', credentials: '[a] | {ana}' }, 'ana > dev'],
  [
    'a role of which both files tell',
    { config: '[profile p] | role_arn = {audit} | source_profile = a', credentials: '[p] | role_arn = {dev} | [a] | {ana}' },
    'ana > dev',
  ],
  [
    'three roles',
    {
      config:
        '[profile p] | role_arn = {ops} | source_profile = q | [profile q] | role_arn = {audit} | source_profile = foo bar | [profile "foo bar"] | role_arn = {dev} | source_profile = default',
      credentials: '[default] | {ana}',
    },
    'ana > dev > audit > ops',
  ],
  ['a profile that is its own source', { credentials: '[p] | role_arn = {dev} | source_profile = p | {ana}' }, 'ana > dev'],
  ['its own source, without credentials', { config: '[profile p] | role_arn = {dev} | source_profile = p' }, 'refused'],
  [
    'keys beside the role of the profile',
    { config: '[profile p] | role_arn = {dev} | source_profile = a', credentials: '[p] | {bo} | [a] | {ana}' },
    'ana > dev',
  ],
  [
    'keys beside the role of its source',
    {
      config: '[profile p] | role_arn = {audit} | source_profile = q | [profile q] | role_arn = {dev} | source_profile = a',
      credentials: '[q] | {bo} | [a] | {ana}',
    },
    'bo > audit',
  ],
  [
    'a loop, even if its first profile has keys',
    {
      config: '[profile p] | role_arn = {dev} | source_profile = q | [profile q] | role_arn = {audit} | source_profile = p',
      credentials: '[p] | {ana}',
    },
    'refused',
  ],
  ['a source that is not there', { config: '[profile p] | role_arn = {dev} | source_profile = q', credentials: '[p] | {ana}' }, 'refused'],
  ['a role without a source', { config: '[profile p] | role_arn = {dev}', credentials: '[p] | {ana}' }, 'refused'],
  [
    'a role with two sources',
    {
      config: '[profile p] | role_arn = {dev} | source_profile = a | credential_source = EcsContainer',
      credentials: '[a] | {ana}',
      machine: 'container',
    },
    'refused',
  ],
  ['a source without a role', { config: '[profile p] | source_profile = a', credentials: '[p] | {ana} | [a] | {bo}' }, 'ana'],
  [
    'a device that only the source names',
    { config: '[profile p] | role_arn = {dev} | source_profile = a | [profile a] | mfa_serial = {device}', credentials: '[a] | {ana}' },
    'ana > dev',
  ],

  // The kinds of credentials
  [
    'credential_source = Environment',
    {
      config: '[profile p] | role_arn = {dev} | credential_source = Environment',
      env: { AWS_ACCESS_KEY_ID: '{tmp.id}', AWS_SECRET_ACCESS_KEY: '{tmp.secret}', AWS_SESSION_TOKEN: '{tmp.token}' },
    },
    'tmp > dev',
  ],
  [
    'credential_source = Ec2InstanceMetadata',
    { config: '[profile p] | role_arn = {dev} | credential_source = Ec2InstanceMetadata', machine: 'instance' },
    'instance > dev',
  ],
  [
    'credential_source = EcsContainer',
    { config: '[profile p] | role_arn = {dev} | credential_source = EcsContainer', machine: 'container' },
    'container > dev',
  ],
  [
    'a credential_source in small letters',
    { config: '[profile p] | role_arn = {dev} | credential_source = ecscontainer', machine: 'container' },
    'refused',
  ],
  ['credential_process, its value in two lines', { config: "[profile p] | credential_process = echo |   '{ana.document}'" }, 'ana'],
  [
    'credential_process in the credentials file, as the source of a role',
    { config: '[profile p] | role_arn = {dev} | source_profile = a', credentials: '[a] | credential_process = {tmp.process}' },
    'tmp > dev',
  ],
  ['credential_process beside keys in the config file', { config: '[profile p] | credential_process = {ana.process} | {bo}' }, 'ana'],
  [
    'credential_process beside keys in the credentials file',
    { config: '[profile p] | credential_process = {bo.process}', credentials: '[p] | {ana}' },
    'ana',
  ],
  ['login_session beside keys in the credentials file', { config: '[profile p] | login_session = me', credentials: '[p] | {ana}' }, 'ana'],
  [
    'a web identity beside a source and keys',
    {
      config: '[profile p] | role_arn = {web} | source_profile = a | web_identity_token_file = {token}',
      credentials: '[p] | {bo} | [a] | {ana}',
    },
    'web identity > web',
  ],
  ['a web identity without a role', { config: '[profile p] | web_identity_token_file = {token}', credentials: '[p] | {ana}' }, 'refused'],
  [
    'a web identity as the source of a role',
    { config: '[profile p] | role_arn = {dev} | source_profile = w | [profile w] | role_arn = {web} | web_identity_token_file = {token}' },
    'web identity > web > dev',
  ],
  [
    'an SSO session beside keys',
    { config: '[sso-session acme] | {sso} | [profile p] | sso_session = acme | {viewer}', credentials: '[p] | {ana}' },
    'SSO Viewer',
  ],
  [
    'SSO of the older form, as the source of a role',
    { config: '[profile p] | role_arn = {dev} | source_profile = s | [profile s] | {sso} | {viewer}' },
    'SSO Viewer > dev',
  ],
  [
    'SSO beside the role of the profile',
    { config: '[profile p] | role_arn = {dev} | source_profile = a | {sso} | {viewer}', credentials: '[a] | {ana}' },
    'ana > dev',
  ],
  [
    'SSO without account and role, beside keys',
    { config: '[sso-session acme] | {sso} | [profile p] | sso_session = acme', credentials: '[p] | {ana}' },
    'ana',
  ],
  [
    'an SSO session that says otherwise',
    { config: '[sso-session acme] | {sso} | [profile p] | sso_session = acme | {viewer} | sso_region = us-east-1' },
    'refused',
  ],
]
