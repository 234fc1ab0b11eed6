const KEYS = /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN)$/i

/** The environment for a program that has no business with AWS: without keys. */
export function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !KEYS.test(name)))
}

/** The environment for a program that gets credentials: without the keys that awsenv exported, which would answer for it. The user's own stay. */
export function withoutOwnKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return environment.AWSENV_PROFILE ? withoutKeys(environment) : environment
}
