import type { Answer } from './answers'
import type { Files } from './scene'

export interface Difference {
  readonly files: Files
  readonly awsenv: Answer
  /** Of the AWS CLI 1 and 2, where those differ. */
  readonly cli: Answer | readonly [one: Answer, two: Answer]
}

const keys = { AWS_ACCESS_KEY_ID: '{ana.id}', AWS_SECRET_ACCESS_KEY: '{ana.secret}' }
const role = 'role_arn = {dev} | source_profile = a'

/** Configurations of which awsenv makes something else than the AWS CLI, by the rule that decides. */
export const differences: Readonly<Record<string, Readonly<Record<string, Difference>>>> = {
  'Blank environment values count as unset.': {
    'AWS_PROFILE is empty': {
      files: { credentials: '[default] | {ana}', profile: null, env: { AWS_PROFILE: '' } },
      awsenv: 'ana',
      cli: 'refused',
    },
  },
  'The profile is AWS_PROFILE, else AWS_DEFAULT_PROFILE.': {
    'both are set': {
      files: { credentials: '[p] | {ana} | [q] | {bo}', profile: null, env: { AWS_PROFILE: 'p', AWS_DEFAULT_PROFILE: 'q' } },
      awsenv: 'ana',
      cli: ['bo', 'ana'],
    },
  },
  'In the path of a file `~/` is expanded, and nothing else.': {
    'a variable in AWS_CONFIG_FILE': {
      files: { config: '[profile p] | {ana}', env: { AWS_CONFIG_FILE: '$HOME/.aws/config' } },
      awsenv: 'refused',
      cli: 'ana',
    },
  },
  'The keys of the environment are ignored, unless the profile has credential_source = Environment or the user says --from-env.': {
    'beside AWS_PROFILE': {
      files: { credentials: '[p] | {bo}', profile: null, env: { ...keys, AWS_PROFILE: 'p' } },
      awsenv: 'bo',
      cli: 'ana',
    },
    'beside [default]': { files: { credentials: '[default] | {bo}', profile: null, env: keys }, awsenv: 'bo', cli: 'ana' },
    'a web identity': {
      files: { credentials: '[default] | {bo}', profile: null, env: { AWS_WEB_IDENTITY_TOKEN_FILE: '{token}', AWS_ROLE_ARN: '{web}' } },
      awsenv: 'bo',
      cli: 'web identity > web',
    },
  },
  'credential_source = Environment is an error while the keys of the environment are those that awsenv put there.': {
    'AWSENV_PROFILE is set': {
      files: { config: '[profile p] | role_arn = {dev} | credential_source = Environment', env: { ...keys, AWSENV_PROFILE: 'q' } },
      awsenv: 'refused',
      cli: 'ana > dev',
    },
  },
  'A named profile never falls back to the credentials of the machine.': {
    'on an instance': { files: { config: '[profile p] | region = eu-west-1', machine: 'instance' }, awsenv: 'refused', cli: 'instance' },
    'in a container': { files: { config: '[profile p] | region = eu-west-1', machine: 'container' }, awsenv: 'refused', cli: 'container' },
  },
  'aws_security_token is ignored.': {
    'a stale one beside the token': {
      files: { credentials: '[p] | {tmp} | aws_security_token = x' },
      awsenv: 'tmp',
      cli: 'tmp (InvalidClientTokenId)',
    },
    'in the place of the token': {
      files: {
        credentials: '[p] | aws_access_key_id = {tmp.id} | aws_secret_access_key = {tmp.secret} | aws_security_token = {tmp.token}',
      },
      awsenv: 'tmp without its token',
      cli: 'tmp',
    },
    'a stale one in the environment': {
      files: {
        config: '[profile p] | role_arn = {dev} | credential_source = Environment',
        env: {
          AWS_ACCESS_KEY_ID: '{tmp.id}',
          AWS_SECRET_ACCESS_KEY: '{tmp.secret}',
          AWS_SESSION_TOKEN: '{tmp.token}',
          AWS_SECURITY_TOKEN: 'x',
        },
      },
      awsenv: 'tmp > dev',
      cli: 'tmp > dev (InvalidClientTokenId)',
    },
  },

  'A byte order mark is dropped.': {
    'at the start of the credentials file': { files: { credentials: '\ufeff[p] | {ana}' }, awsenv: 'ana', cli: 'refused' },
  },
  '[DEFAULT] is a profile of its name.': {
    'in the credentials file': { files: { credentials: '[DEFAULT] | {ana} | [p] | region = eu-west-1' }, awsenv: 'refused', cli: 'ana' },
  },
  'Blanks beside the brackets of a header are trimmed.': {
    'in the config file': { files: { config: '[ profile p ] | {ana}' }, awsenv: 'ana', cli: 'refused' },
  },
  'A name holds letters, digits and _-/.%@:+; others are skipped.': {
    'a name with an exclamation mark': { files: { config: '[profile p!] | {ana}', profile: 'p!' }, awsenv: 'refused', cli: 'ana' },
  },
  'What stands in a header before any # or ; ends in ], else the file is an error.': {
    'a # in the name': { files: { config: '[profile p#1] | {ana}', profile: 'p#1' }, awsenv: 'refused', cli: 'ana' },
    'words behind the bracket': { files: { config: '[profile p] mine | {ana}' }, awsenv: 'refused', cli: 'ana' },
  },
  'A file that is there and cannot be read is an error.': {
    'a folder': { files: { credentials: '[p] | {ana}', env: { AWS_CONFIG_FILE: '{home}' } }, awsenv: 'refused', cli: 'ana' },
  },
  '[profile default] beats [default] as a whole, whatever the order.': {
    '[default] stands behind it': {
      files: { config: '[profile default] | {ana} | [default] | {bo}', profile: null },
      awsenv: 'ana',
      cli: 'bo',
    },
  },
  'Sections of one name are joined, and the last of two equal keys counts.': {
    'two sections': {
      files: { credentials: '[p] | aws_access_key_id = {ana.id} | [p] | aws_secret_access_key = {ana.secret}' },
      awsenv: 'ana',
      cli: 'refused',
    },
    'two keys': { files: { credentials: '[p] | aws_access_key_id = {bo.id} | {ana}' }, awsenv: 'ana', cli: 'refused' },
  },
  'A key ends at the `=`; a line without one is an error.': {
    'key: value': {
      files: { credentials: '[p] | aws_access_key_id: {ana.id} | aws_secret_access_key: {ana.secret}' },
      awsenv: 'refused',
      cli: 'ana',
    },
  },
  'A comment begins at a # or ; behind a blank.': {
    'behind a role': {
      files: { config: `[profile p] | source_profile = a | role_arn = {dev} # the role`, credentials: '[a] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'ana > arn:aws:iam::111122223333:role/dev # the role (AccessDenied)',
    },
    'behind a source': {
      files: { config: `[profile p] | ${role} ; ana`, credentials: '[a] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'refused',
    },
  },

  'An empty value counts as absent.': {
    aws_access_key_id: {
      files: { config: '[profile p] | {ana}', credentials: '[p] | aws_access_key_id = | aws_secret_access_key =' },
      awsenv: 'ana',
      cli: 'nobody (IncompleteSignature)',
    },
    aws_secret_access_key: {
      files: { credentials: '[p] | aws_access_key_id = {ana.id} | aws_secret_access_key =' },
      awsenv: 'refused',
      cli: 'ana (SignatureDoesNotMatch)',
    },
    role_arn: { files: { config: '[profile p] | role_arn =', credentials: '[p] | {ana}' }, awsenv: 'ana', cli: 'refused' },
    mfa_serial: {
      files: { config: `[profile p] | ${role} | mfa_serial =`, credentials: '[a] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'refused',
    },
    credential_source: {
      files: { config: `[profile p] | ${role} | credential_source =`, credentials: '[a] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'refused',
    },
    web_identity_token_file: {
      files: { config: `[profile p] | ${role} | web_identity_token_file =`, credentials: '[a] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'refused',
    },
    credential_process: { files: { config: '[profile p] | credential_process = | {ana}' }, awsenv: 'ana', cli: 'refused' },
    'sso_account_id and sso_role_name': {
      files: { config: '[profile p] | {sso} | sso_account_id = | sso_role_name =', credentials: '[p] | {ana}' },
      awsenv: 'ana',
      cli: 'SSO  (InvalidRequestException)',
    },
  },
  'What STS would not take is an error, before any call.': {
    'a duration that is no number': {
      files: { config: `[profile p] | ${role} | duration_seconds = 1h`, credentials: '[a] | {ana}' },
      awsenv: 'refused',
      cli: 'ana > dev',
    },
    'a session name with a blank': {
      files: { config: `[profile p] | ${role} | role_session_name = a b`, credentials: '[a] | {ana}' },
      awsenv: 'refused',
      cli: 'ana > dev (ValidationError)',
    },
    'a role in quotes, which are data': {
      files: { config: '[profile p] | source_profile = a | role_arn = "{dev}"', credentials: '[a] | {ana}' },
      awsenv: 'refused',
      cli: 'ana > "arn:aws:iam::111122223333:role/dev" (ValidationError)',
    },
  },

  'From the second profile on, complete static keys win over every other kind, and over the role.': {
    'beside credential_process, in the config file': {
      files: { config: '[profile p] | role_arn = {dev} | source_profile = q | [profile q] | {ana} | credential_process = {bo.process}' },
      awsenv: 'ana > dev',
      cli: 'bo > dev',
    },
    'beside SSO': {
      files: { config: '[profile p] | role_arn = {dev} | source_profile = q | [profile q] | {sso} | {viewer}', credentials: '[q] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'SSO Viewer > dev',
    },
    'half a pair beside a role': {
      files: {
        config: `[profile p] | role_arn = {audit} | source_profile = q | [profile q] | ${role} | aws_access_key_id = {bo.id}`,
        credentials: '[a] | {ana}',
      },
      awsenv: 'ana > dev > audit',
      cli: 'refused',
    },
  },
  'A profile that is its own source begins with its own credentials, of whatever kind.': {
    credential_process: {
      files: { config: '[profile p] | role_arn = {dev} | source_profile = p | credential_process = {ana.process}' },
      awsenv: 'ana > dev',
      cli: 'refused',
    },
    SSO: {
      files: { config: '[profile p] | role_arn = {dev} | source_profile = p | {sso} | {viewer}' },
      awsenv: 'SSO Viewer > dev',
      cli: 'refused',
    },
  },
  'A profile with credential_source and no role has those credentials.': {
    'as it is': { files: { config: '[profile p] | credential_source = Environment', env: keys }, awsenv: 'ana', cli: 'refused' },
    'as a source': {
      files: { config: `[profile p] | ${role} | [profile a] | credential_source = Ec2InstanceMetadata`, machine: 'instance' },
      awsenv: 'instance > dev',
      cli: 'refused',
    },
  },
  'The region and the start URL of SSO come from the profile or its sso_session.': {
    'one of each': {
      files: { config: '[sso-session acme] | {start} | [profile p] | sso_session = acme | {viewer} | sso_region = eu-west-1' },
      awsenv: 'SSO Viewer',
      cli: 'refused',
    },
  },
  "aws-mfa's long-term keys stand for the profile that it made of them, and for one that it has not made yet.": {
    'before its first run': { files: { credentials: '[p-long-term] | {ana}' }, awsenv: 'ana', cli: 'refused' },
    'after it': {
      files: { credentials: '[p-long-term] | {ana} | [p] | {tmp} | assumed_role = False | expiration = 2099-01-01 00:00:00' },
      awsenv: 'ana',
      cli: 'tmp',
    },
    'as the source of a role': {
      files: { config: `[profile p] | ${role}`, credentials: '[a-long-term] | {ana}' },
      awsenv: 'ana > dev',
      cli: 'refused',
    },
  },
}
