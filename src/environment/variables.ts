/** The variables that awsenv sets or removes as one block, so that no earlier identity shows through. */
export const KEY_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_ACCOUNT_ID',
  // botocore reads a stale AWS_SECURITY_TOKEN before the new token.
  'AWS_SECURITY_TOKEN',
  'AWS_SESSION_EXPIRATION',
  'AWS_CREDENTIAL_SCOPE',
] as const

/** The SDK for JavaScript and the EB CLI prefer a named profile to the keys. */
export const PROFILE_VARIABLES = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_EB_PROFILE'] as const

export const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const

/** What belongs to the user: remembered at the first assume, put back by unset. */
export const USER_VARIABLES = [...PROFILE_VARIABLES, ...REGION_VARIABLES] as const

export const PROFILE_MARK = 'AWSENV_PROFILE'
export const RESTORE = 'AWSENV_RESTORE'
